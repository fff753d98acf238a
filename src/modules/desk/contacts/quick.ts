import { z } from 'zod'
import { CHANNELS, type ContactSaid, OUTCOMES, SPOKEN, WHO } from './contact.ts'
import type { Usual } from './contact-queries.ts'

/** Kinds of contact offered before an operator has kept any. */
const COMMON: readonly Usual[] = [
  { channel: 'phone', who: 'citizen', lang: 'it', minutes: 5 },
  { channel: 'in_person', who: 'citizen', lang: 'it', minutes: 10 },
  { channel: 'phone', who: 'organization', lang: 'it', minutes: 5 },
]

/** The three kinds of contact with a button of their own: those this operator keeps most often first. */
export function offered(usual: readonly Usual[]): readonly Usual[] {
  const sames = (one: Usual) => [one.channel, one.who, one.lang].join('.')
  const known = new Set(usual.map(sames))
  return [...usual, ...COMMON.filter((one) => !known.has(sames(one)))].slice(0, 3)
}

/** What a button sends: `phone.citizen.it.5.answered`. */
export const quickValue = (
  { channel, who, lang, minutes }: Usual,
  outcome: (typeof OUTCOMES)[number],
): string => [channel, who, lang, minutes, outcome].join('.')

const Parts = z.tuple([
  z.enum(CHANNELS),
  z.enum(WHO),
  z.string().refine((code) => SPOKEN.includes(code)),
  z.coerce.number().int().min(0).max(600),
  z.enum(OUTCOMES),
])

/** What a quick button says of the contact; a question is kept only where it found no answer. */
export const QuickValue = z.string().transform((text, context): Omit<ContactSaid, 'records' | 'question'> => {
  const parsed = Parts.safeParse(text.split('.'))
  if (!parsed.success) {
    context.addIssue({ code: 'custom', message: 'form.invalid' })
    return z.NEVER
  }
  const [channel, who, lang, minutes, outcome] = parsed.data
  const nothing = { topics: [], words: [], note: null, follow_up_on: null, follow_up_by: null }
  return { channel, who, lang, minutes, outcome, interpreter: false, ...nothing }
})
