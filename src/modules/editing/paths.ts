/** Where the staff looks at one submission. */
export const REVIEW = '/gestione/schede'

/** Where the people of an organisation look after its record. */
export const editPath = (organizationId: string): string => `/area/${organizationId}/scheda`
