import { z } from 'zod'
import { lastOf, manyOf } from '../../../platform/http/input.ts'
import { calendarDay, wholeNumber } from '../../../platform/http/typed-values.ts'

export const CHANNELS = ['in_person', 'phone', 'email', 'letter', 'video'] as const
export type Channel = (typeof CHANNELS)[number]
export const WHO = ['citizen', 'organization', 'public_body'] as const
export type Who = (typeof WHO)[number]
/** `recorded`: data was registered or confirmed; `no_answer` and `wrong_number` are of calls that the desk made. */
export const OUTCOMES = [
  'answered',
  'referred',
  'recorded',
  'unanswered',
  'no_answer',
  'wrong_number',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Languages offered, ISO 639: those of the portal first, then those most spoken by people who come to the desk. */
export const SPOKEN = 'it en fr zh ar ru sq ro ur bn es pt uk pa hi fa tr am so wo ti ka pl de'.split(' ')

/** All that is kept of a contact but who kept it; dates as `2026-11-30`. */
export interface ContactSaid {
  channel: Channel
  lang: string
  interpreter: boolean
  who: Who
  topics: readonly string[]
  words: readonly string[]
  outcome: Outcome
  minutes: number | null
  question: string | null
  note: string | null
  follow_up_on: string | null
  follow_up_by: string | null
  /** Ids of the records that were shown. */
  records: readonly string[]
}

const optionalText = (longest: number) =>
  lastOf(
    z
      .string()
      .trim()
      .max(longest)
      .default('')
      .transform((text) => text || null),
  )

/** What the form of a contact sends. */
export const ContactForm = z.object({
  canale: lastOf(z.enum(CHANNELS, { error: 'form.choose_from_list' })),
  lingua: lastOf(z.string().refine((code) => SPOKEN.includes(code), { error: 'form.choose_from_list' })),
  interprete: lastOf(z.string().optional()).transform((value) => value === 'si'),
  chi: lastOf(z.enum(WHO, { error: 'form.choose_from_list' })),
  argomento: manyOf(z.string().trim().max(60)).pipe(z.array(z.string()).max(10)),
  esito: lastOf(z.enum(OUTCOMES, { error: 'form.choose_from_list' })),
  minuti: lastOf(
    z
      .string()
      .trim()
      .default('')
      .transform((text) => (text === '' ? null : Number(text)))
      .pipe(z.number({ error: 'form.number' }).int({ error: 'form.number' }).min(0).max(600).nullable()),
  ),
  domanda: optionalText(100),
  nota: optionalText(1_000),
  entro: lastOf(z.union([z.literal(''), calendarDay]).default('')).transform((day) => day || null),
  incaricato: lastOf(z.enum(['', 'io']).catch('').default('')),
  ente: manyOf(z.guid()).pipe(z.array(z.guid()).max(50)),
  versione: lastOf(wholeNumber.optional().catch(undefined)),
})
export type ContactForm = z.infer<typeof ContactForm>

/** What a form says of a contact; topics have been told apart by `readTopics`. */
export const saidBy = (
  form: ContactForm,
  { topics, words }: Pick<ContactSaid, 'topics' | 'words'>,
  accountId: string | null,
): ContactSaid => ({
  channel: form.canale,
  lang: form.lingua,
  interpreter: form.interprete,
  who: form.chi,
  topics,
  words,
  outcome: form.esito,
  minutes: form.minuti,
  question: form.domanda,
  note: form.nota,
  follow_up_on: form.entro,
  follow_up_by: form.entro && form.incaricato === 'io' ? accountId : null,
  records: form.ente,
})
