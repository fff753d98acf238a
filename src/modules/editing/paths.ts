/** Where the staff looks at one submission. */
export const REVIEW = '/gestione/schede'

/** Where the people of an organisation look after its record. */
export const editPath = (organizationId: string): string => `/area/${organizationId}/scheda`

/** Where the staff settles what two sources say differently. */
export const DISCREPANCIES = '/gestione/discrepanze'

/** Where the staff looks after one organisation: whether it publishes at once, and when it was verified. */
export const BODIES = '/gestione/enti'
