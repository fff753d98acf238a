import { fold, isArabic, type Token, tokens } from '../../../platform/search/text/fold.ts'

/** English negations written without their apostrophe: "dont" is "don't", which is cut into "don" and "t". */
const NEGATIONS = new Set(
  (
    'dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt ' +
    'mustnt neednt'
  ).split(' '),
)
/** What stands after an apostrophe in English and says nothing: "women's", "I'm", "we've". */
const CLIPPED = new Set(['s', 'm', 're', 've', 'll'])
const APOSTROPHE = /['’]/
const BEFORE_CLIPPED = /\p{L}{2}$|(?:^|\P{L})I$/iu

/** The folded words of a text or of a phrase that mean something: written with an apostrophe, without it, or run together. */
export const saidWords = (text: string): Token[] =>
  tokens(text).flatMap((token) => {
    if (isClipped(token, text)) return []
    if (NEGATIONS.has(token.text)) return cutAt(token, text, token.end - 1)
    return afterFeminine(token, text)
  })

/** Words with which something is looked for. */
const ASKING = new Set(
  (
    'cerco cercare cerchiamo cercasi trovare trovo vorrei voglio serve bisogno need want find looking ' +
    'cherche chercher cherchons trouver besoin найти нужен нужна нужно ищу ищем искать хочу أريد أبحث نبحث أحتاج نحتاج'
  )
    .split(' ')
    .map(fold),
)

/** Whether a text asks for something: "cerco casa" does, "casa" may be a name. */
export const asksFor = (text: string): boolean => tokens(text).some((token) => ASKING.has(token.text))

/** By what is written: an "s" alone is folded to "san". */
const isClipped = ({ start, end }: Token, text: string): boolean =>
  APOSTROPHE.test(text[start - 1] ?? '') &&
  CLIPPED.has(text.slice(start, end).toLowerCase()) &&
  BEFORE_CLIPPED.test(text.slice(Math.max(0, start - 3), start - 1)) &&
  !APOSTROPHE.test(text[end] ?? '')

/** Whether a word is "t" of "don't", or what stands before it. */
export const isNegation = (
  at: number,
  all: readonly { word: string; start: number; end: number }[],
): boolean => {
  const [one, next, before] = [all[at], all[at + 1], all[at - 1]]
  if (one?.word === 't') return before !== undefined && one.start - before.end <= 1
  return one !== undefined && next?.word === 't' && next.start - one.end <= 1
}

/** "ة" only ends words: what follows is the next one, whose space was left out. */
function afterFeminine(token: Token, text: string): Token[] {
  const at = isArabic(token.text) ? text.slice(token.start, token.end - 2).indexOf('ة') : -1
  return at < 2 ? [token] : cutAt(token, text, token.start + at + 1)
}

const cutAt = ({ start, end, han }: Token, text: string, at: number): Token[] => [
  { text: fold(text.slice(start, at)), start, end: at, han },
  { text: fold(text.slice(at, end)), start: at, end, han },
]

const SHORTEST = 3

/** What may be left of an Arabic word without "and", "with", "for", "as" written onto it; it may also begin so itself. */
export const cliticsCut = (word: string): string[] =>
  isArabic(word)
    ? [/^[وفبلك]/, /^[وف][بلك]/]
        .flatMap((clitic) => (clitic.test(word) ? [word.replace(clitic, '')] : []))
        .filter(({ length }) => length >= SHORTEST)
    : []

/**
 * An Arabic word without what is written onto it, when only what is left is known; else the word itself. `written` is
 * the word as it is typed: "للاجئين" has lost the first letter of "لاجئين" with its article.
 */
export function withoutClitic(word: string, written: string, isKnown: (word: string) => boolean): string {
  if (!isArabic(word) || isKnown(word)) return word
  const double = /^[وف]?لل/.test(written) ? [`ل${word}`] : []
  return [...double, ...cliticsCut(word)].find(isKnown) ?? word
}
