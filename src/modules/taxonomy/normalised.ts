/** `o.d.v.` and `O. D. V.` are one word: single letters held together by dots, `a.s.d. c.r.p.` are two. */
const DOTTED = /(?<![\p{L}\p{N}])(?:(?:\p{L}\.){2,}\p{L}?|(?:\p{L}\. )+\p{L}\.)(?![\p{L}\p{N}])/gu

/**
 * A text as words to compare, one space between them: without case, accents, apostrophes and punctuation. In Arabic
 * the forms of alif, yāʼ and tāʼ marbūṭa are one and the article is dropped; in Russian ё is е.
 */
export function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(DOTTED, (letters) => letters.replace(/[. ]/g, '').concat(' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(plainWord)
    .join(' ')
}

function plainWord(word: string): string {
  if (!/\p{Script=Arabic}/u.test(word)) return word
  return word
    .replaceAll('ى', 'ي')
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll('ة', 'ه')
    .replace(/^(?:وال|ال|لل)(?=\p{L}{3})/u, '')
}
