/** Longest text kept, in UTF-16 units. */
export const LONGEST = 100

const MAIL = /[^\s@]@[^\s@]/
/** Phones, tax codes of bodies, bank accounts, cards: six digits with nothing else but punctuation between them. */
const NUMBER = /\p{Nd}(?:[\s./()+-]*\p{Nd}){5,}/u
/** A person's tax code (D.M. 23/12/1976), also with letters for digits when two people would have the same. */
const TAX_CODE = /[a-z]{6}[\dlmnp-v]{2}[abcdehlmprst][\dlmnp-v]{2}[a-z][\dlmnp-v]{3}[a-z]/

/**
 * A search as it may be kept: lower case, without invisible signs, one space between words. Undefined when it is
 * empty, too long to be a search, or may hold a mail address, a phone number or a tax code.
 */
export function keptText(text: string): string | undefined {
  const kept = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .toLowerCase()
  if (kept === '' || kept.length > LONGEST || MAIL.test(kept) || NUMBER.test(kept)) return undefined
  return TAX_CODE.test(kept.replace(/[\s.-]/g, '')) ? undefined : kept
}
