export { BODIES } from '../editing/api.ts'

/** Saved views of the list of organisations, and its file. */
export const VIEWS = '/gestione/liste'

/** One change made to many records. */
export const CHANGES = '/gestione/modifiche'

/** Records that may be of one organisation. */
export const DUPLICATES = '/gestione/doppioni'
