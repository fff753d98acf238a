/** Where the staff's pages of the entries live. */
export const ENTRIES = '/gestione/parole'

/** Where the staff reads what people searched. */
export const SEARCHES = '/gestione/ricerche'

/** One of the two lists with its filters, to come back to; anything else is the list of entries. */
export const listAddress = (address: string | undefined): string =>
  address && /^\/gestione\/(?:parole|ricerche)(?:\?[^\s\\#]{0,1500})?$/.test(address) ? address : ENTRIES

/** The same list, saying what was done. */
export function doneAddress(list: string, id: string): string {
  const { pathname, searchParams } = new URL(list, 'http://list')
  searchParams.set('fatto', id)
  return `${pathname}?${searchParams}`
}

/** A search as a person who reads this language would make it. */
export const searchAddress = (lang: string, text: string): string =>
  `/${lang}/enti?q=${encodeURIComponent(text.toWellFormed())}`
