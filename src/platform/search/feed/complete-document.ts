import type { SearchDocument } from '../document.ts'

const EMPTY: SearchDocument = {
  title: '',
  slug: '',
  texts: [],
  codes: {},
  flags: [],
  points: [],
  hours: [],
  offers: [],
  verifiedAt: null,
  freshAt: 0,
}

/** A document with all its parts, also when an earlier release wrote it without some. */
export const completeDocument = (document: Partial<SearchDocument>): SearchDocument => ({
  ...EMPTY,
  ...document,
})
