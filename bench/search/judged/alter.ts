import type { Lang } from '../../../src/platform/i18n/languages.ts'

/** An ending and what may stand in its place. */
type Endings = readonly (readonly [ending: string, others: string])[]

/** Endings that the same word takes in another number, gender, case or form of a verb; the first that fits is used. */
const ENDINGS: Partial<Record<Lang, Endings>> = {
  it: [
    ['zione', 'zioni'],
    ['zioni', 'zione'],
    ['tore', 'tori trice trici'],
    ['tori', 'tore trici'],
    ['are', 'ando ato o a i iamo ano ata'],
    ['ere', 'endo o e iamo ono'],
    ['ire', 'endo ito o e iamo'],
    ['ista', 'isti iste'],
    ['ca', 'che'],
    ['ga', 'ghe'],
    ['co', 'chi ci'],
    ['go', 'ghi'],
    ['o', 'i a e'],
    ['a', 'e i o'],
    ['e', 'i'],
    ['i', 'o e'],
  ],
  fr: [
    ['teur', 'teurs trice trices'],
    ['eur', 'eurs euse euses'],
    ['eux', 'euse euses'],
    ['al', 'aux ale ales'],
    ['aux', 'al'],
    ['if', 'ifs ive ives'],
    ['er', 'é ée ant ez e ent'],
    ['ir', 'i is it issant'],
    ['é', 'és ée ées er'],
    ['ée', 'é ées és'],
    ['ées', 'ée é'],
    ['s', ' '],
    ['', 's'],
  ],
  en: [
    ['ies', 'y'],
    ['ing', 'er ed s'],
    ['ss', 'sses'],
    ['y', 'ies'],
    ['s', ' '],
    ['e', 'es ing ed'],
    ['', 's'],
  ],
  ru: [
    ['ия', 'ии ию ией'],
    ['ие', 'ия ию ием иях'],
    ['ый', 'ого ому ым ая ые ых'],
    ['ий', 'ого ему им ие их'],
    ['ая', 'ой ую ые ых'],
    ['ые', 'ый ых ыми'],
    ['ость', 'ости остью'],
    ['ать', 'ает аю ают ал ала'],
    ['ить', 'ит ил ила ят'],
    ['а', 'ы е у ой'],
    ['я', 'и е ю ей'],
    ['о', 'а у ом е'],
    ['ь', 'и ю'],
    ['ы', 'ам ами ах'],
    ['и', 'ам ами ах'],
    ['', 'а у ом е'],
  ],
  ar: [
    ['ة', 'ات ه'],
    ['ات', 'ة'],
    ['ين', 'ون ات'],
    ['ون', 'ين'],
  ],
}

const SHORTEST = 4
const ARABIC_JOINTS = ['و', 'ب', 'ل', 'ك', 'ف']

/** Ways in which a program makes other writings of what was meant; undefined when a text has nothing to be changed. */
export type Alteration = 'ending' | 'accent' | 'apostrophe' | 'elision' | 'clitic' | 'spaces'

/** A text with one word in another form, or as it is typed without care. */
export function altered(text: string, lang: Lang, kind: Alteration, draw: () => number): string | undefined {
  const made = MAKERS[kind](text, lang, draw)?.trim()
  return made === undefined || made === text ? undefined : made
}

type Maker = (text: string, lang: Lang, draw: () => number) => string | undefined

const one = <Item>(list: readonly Item[], draw: () => number): Item | undefined =>
  list[Math.floor(draw() * list.length)]

const MAKERS: Record<Alteration, Maker> = {
  ending: (text, lang, draw) =>
    changed(text, draw, (word) => {
      const [ending, others] = ENDINGS[lang]?.find(([last]) => word.endsWith(last)) ?? []
      const other = others === undefined ? undefined : one(others.split(' '), draw)
      return other === undefined ? undefined : word.slice(0, word.length - (ending ?? '').length) + other
    }),
  accent: (text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC'),
  apostrophe: (text) => text.replace(/['’]/g, ''),
  elision: (text, lang, draw) =>
    lang === 'fr' || lang === 'it'
      ? text.replace(/^(?=[aeiouhéè])/i, `${one(['l’', "d'", 'l'], draw)}`)
      : undefined,
  clitic: (text, lang, draw) =>
    lang === 'ar'
      ? changed(text, draw, (word) => {
          const joint = one(ARABIC_JOINTS, draw) ?? ''
          return joint === 'ل' && word.startsWith('ال') ? `لل${word.slice(2)}` : joint + word
        })
      : undefined,
  spaces: (text, lang, draw) => (lang === 'zh' ? undefined : text.replace(/ /, draw() < 0.5 ? '' : '-')),
}

/** The text with one of its longer words changed. */
function changed(
  text: string,
  draw: () => number,
  change: (word: string) => string | undefined,
): string | undefined {
  const longer = [...text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].filter(([word]) => word.length >= SHORTEST)
  const found = one(longer, draw)
  const made = found && change(found[0])
  return found && made !== undefined
    ? text.slice(0, found.index) + made + text.slice(found.index + found[0].length)
    : undefined
}
