import type { Featured, Kind, Municipality } from './content.ts'
import { filled, type Slots } from './draft.ts'
import type { Random } from './random.ts'

/** Below this a body does not boast of how many it is. */
const MANY = 9

/** One opening, one to three facts in changing order, often a closing: two bodies of a kind rarely read alike. */
export function sentences(
  chance: Random,
  kind: Kind,
  slots: Slots,
  size: { members: number; volunteers: number },
): string {
  const isTrue = (text: string) =>
    (size.volunteers >= MANY || !text.includes('{vol}')) && (size.members >= MANY || !text.includes('{soci}'))
  const middle = chance.shuffle(chance.some(kind.body.filter(isTrue), chance.between(1, 3)))
  const end = chance.chance(0.75) ? [chance.pick(kind.close.filter(isTrue))] : []
  return [chance.pick(kind.open.filter(isTrue)), ...middle, ...end]
    .map((text) => filled(text, slots))
    .join(' ')
}

/** The same in another language, from its own sentences. */
export function translated(
  chance: Random,
  kind: Kind,
  lang: Featured['lang'],
  slots: Slots,
  where: Municipality,
): string {
  const text = kind.translations[lang]
  if (!text) throw new Error(`no ${lang} text for the kind ${kind.kind}`)
  const words = { ...slots, nome: quoted(slots.nome ?? '', lang), comune: where.names[lang] ?? where.name }
  const all = [chance.pick(text.open), ...chance.some(text.body, chance.between(2, 3))]
  return all.map((sentence) => filled(sentence, words)).join(lang === 'zh' ? '' : ' ')
}

/** Writes until the text is one that nobody has. */
export function unwritten(written: Set<string>, write: () => string): string {
  for (let attempt = 0; attempt < 50; attempt++) {
    const text = write()
    if (written.has(text)) continue
    written.add(text)
    return text
  }
  throw new Error('too few sentences for so many bodies of a kind')
}

/** The proper part of a name between the quotation marks of a language; Russian sentences have their own. */
function quoted(name: string, lang: Featured['lang']): string {
  const short = /«(.+?)»/.exec(name)?.[1] ?? name.split(' – ')[0] ?? name
  if (lang === 'ru') return short
  if (lang === 'zh' || lang === 'en') return `“${short}”`
  return lang === 'fr' ? `«\u00a0${short}\u00a0»` : `«${short}»`
}
