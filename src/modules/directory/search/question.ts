import type { Atom } from '../../../platform/search/query.ts'
import { fold, type Token } from '../../../platform/search/text/fold.ts'
import {
  isGenericWord,
  isGroupWord,
  isStopWord,
  isVagueWord,
} from '../../../platform/search/text/stop-words.ts'
import { type AskedAges, readAges } from './age-words.ts'
import { readDistance } from './asked-distance.ts'
import { bits, type Meanings, type Meant } from './meanings.ts'
import { asksFor, isNegation, saidWords, withoutClitic } from './said-words.ts'
import { splitHan } from './split-han.ts'
import { addAlternative, bareTerm, QUALITY, type Term, WEIGHT } from './term.ts'

export interface Question {
  terms: Term[]
  /** What whole phrases of it mean. */
  meant: readonly Meant[]
  /** It says "near", "vicino", "附近"…: a place named is where to start from, not where to stay. */
  near: boolean
  /** "Within 5 km". */
  withinKm: number | undefined
}

/** Words taken from one question; more would not make it clearer. */
const MOST_TERMS = 12

const NEAR = new Set(
  (
    'vicino vicina vicini vicine vicinanze dintorni pressi near nearby close pres proximite autour alentours ' +
    'рядом около возле недалеко вблизи قرب قريب قريبه بالقرب بقرب 附近 靠近 周边 旁边'
  ).split(' '),
)

/** Takes a text apart: words, what they and their neighbours mean, and neighbours written as one. */
export function readQuestion(asked: string, meanings: Meanings): Question {
  const { text: rest, km } = readDistance(asked)
  const { text, ages } = readAges(rest)
  const known = (word: string) => meanings.words.has(word)
  const all = saidWords(text).flatMap((token) =>
    token.han
      ? splitHan(token, meanings)
      : [{ ...token, text: withoutClitic(token.text, text.slice(token.start, token.end), known) }],
  )
  const saying = all.filter(
    (token) => !isStopWord(token.text) && !NEAR.has(token.text) && !isElided(token, text),
  )
  const words = (saying.length > 0 ? saying : all).slice(0, MOST_TERMS)
  const open = /[\p{L}\p{N}]$/u.test(text)
  const terms = words.map((word) => bareTerm(word, open && word === all.at(-1), text[word.end] === '.'))
  for (const term of terms) addWritten(term, fold(text.slice(term.start, term.end)))
  addNeighbours(terms)
  const meant = addMeanings(terms, meanings, asksFor(asked))
  const vague = vagueOnes(terms, ages)
  for (const one of terms) one.optional = vague.has(one) && vague.size < terms.length
  for (const one of terms) one.weight = weightOf(one, terms)
  return {
    terms,
    meant,
    near: km !== undefined || all.some(({ text: word }) => NEAR.has(word)),
    withinKm: km,
  }
}

/** The words that need not be found: vague ones, ages, negations, and "association" where a service is named. */
function vagueOnes(terms: readonly Term[], ages: AskedAges['ages']): Set<Term> {
  const isService = terms.some(
    ({ word, codes }) => !isBody(word) && codes.some((code) => code.startsWith('sector:')),
  )
  const isAge = (term: Term) => ages.some(([start, end]) => term.start >= start && term.end <= end)
  return new Set(
    terms.filter(
      (term, at) =>
        isVagueWord(term.word) || isNegation(at, terms) || (isService && isBody(term.word)) || isAge(term),
    ),
  )
}

/** A word is also what was typed, with what is written onto it. */
function addWritten(term: Term, text: string): void {
  if (!term.han && text !== term.word)
    addAlternative(term, { atoms: [{ as: 'word', text }], quality: QUALITY.joined })
}

/** "S'inscrire", "qu'est-ce": what is left of a short word before another. */
const isElided = ({ start, end }: Token, text: string): boolean =>
  end - start <= 2 && /['’]/.test(text[end] ?? '')

/** Whether a word says only that it is some body or group: needed where no service is named beside it. */
const isBody = (word: string): boolean => isGenericWord(word) || isGroupWord(word)

function weightOf({ word, codes }: Term, terms: readonly Term[]): number {
  if (isBody(word)) return WEIGHT.body
  if (codes.some(isPlace)) return WEIGHT.place
  const isHelped = codes.length > 0 && codes.every((code) => code.startsWith('beneficiary:'))
  const sayWith = ({ codes, optional }: Term) => !optional && codes.some((code) => code.startsWith('sector:'))
  return isHelped && terms.some(sayWith) ? WEIGHT.helped : WEIGHT.thing
}

/** Whether a code is of a place. */
export const isPlace = (code: string): boolean => code.startsWith('place:')

/** What several words mean together stands for each of them. */
function addMeanings(terms: readonly Term[], meanings: Meanings, asks: boolean): Meant[] {
  const words = terms.map(({ word }) => word)
  const meant = [...meanings.of(words, terms.at(-1)?.last), ...meantJoined(words, meanings)]
  const isPart = ({ cover }: Meant) =>
    meant.some((other) => other.cover !== cover && (other.cover & cover) === cover)
  const whole = meant.filter((one) => !isPart(one))
  for (const one of meant)
    for (const [at, term] of terms.entries())
      if (one.cover & (1 << at)) addMeant(term, one, !whole.includes(one))
  for (const term of terms) if (term.codes.length > 0 && meanings.words.has(term.word)) dropBeginning(term)
  if (asks) for (const one of whole) addAsked(terms, one)
  return whole
}

/** Somebody who types "CAF" does not look for "Cafaggio". */
function dropBeginning({ alternatives }: Term): void {
  for (const one of alternatives) if (one.atoms[0]?.as === 'prefix') one.quality = QUALITY.begunKnown
}

/** "Wheel chair" means what "wheelchair" does. */
const meantJoined = (words: readonly string[], meanings: Meanings): Meant[] =>
  words.slice(1).flatMap((word, at) => {
    const joined = `${words[at]}${word}`
    if (!meanings.words.has(joined) || meanings.of([words[at] ?? '', word]).some(({ cover }) => cover === 3))
      return []
    return meanings.of([joined]).map((one) => ({ ...one, cover: 3 << at }))
  })

function addMeant(term: Term, { cover, codes, also, words }: Meant, part: boolean): void {
  const together = bits(cover) > 1 ? QUALITY.meantTogether : QUALITY.meant
  const narrow = codes.some((code) => code.startsWith('sector:'))
  for (const code of codes) {
    const [key = ''] = code.split(':', 1)
    const atom = { as: 'code', key, text: code.slice(key.length + 1) } as const
    const wide = part || (narrow && (key === 'area' || key === 'beneficiary'))
    addAlternative(term, {
      atoms: [atom],
      quality: wide
        ? QUALITY.meantByPart
        : isPlace(code)
          ? QUALITY.place
          : also.has(code)
            ? QUALITY.meantAlso
            : together,
    })
    if (!term.codes.includes(code)) term.codes.push(code)
  }
  if (part) return
  for (const list of words) {
    addAlternative(term, { atoms: list.map(stemAtom), quality: QUALITY.saidOtherwise })
  }
}

/** What is asked for comes before what only has the words. */
function addAsked(terms: readonly Term[], { cover, asked }: Meant): void {
  if (asked.size === 0) return
  for (const { alternatives } of terms.filter((_, at) => cover & (1 << at)))
    for (const one of alternatives) {
      const [atom] = one.atoms
      if (atom?.as !== 'code') one.quality = Math.min(one.quality, QUALITY.notAsked)
      else if (asked.has(`${atom.key}:${atom.text}`)) one.quality = QUALITY.asked
    }
}

/** A word in all its endings, where it has any: "CAI" has none, though "Caiano" has the same stem. */
export const stemAtom = (text: string): Atom => ({ as: hasEndings(text) ? 'stem' : 'word', text })

/** Chinese words, numbers and initials have none. */
const hasEndings = (word: string): boolean => !/[\p{Script=Han}\p{N}]|^[a-z]{1,3}$/u.test(word)

/** "pro loco" is also "proloco", "ciclo officina" also "ciclofficina". */
function addNeighbours(terms: readonly Term[]): void {
  for (const [at, first] of terms.entries())
    for (const count of [2, 3]) {
      const together = terms.slice(at, at + count)
      if (first.han || together.length < count || together.some(({ han }) => han)) break
      const whole = together.map(({ word }) => word).join('')
      const elided = together.reduce(
        (made, { word }) => (made.at(-1) === word[0] ? made + word.slice(1) : made + word),
        '',
      )
      for (const text of new Set([whole, elided]))
        for (const one of together)
          addAlternative(one, { atoms: [{ as: 'word', text }], quality: QUALITY.joined })
    }
}
