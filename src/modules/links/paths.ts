/** Where the staff sees the web addresses that lead nowhere. */
export const LINKS = '/gestione/collegamenti'

/** Where the people of an organisation see theirs. */
export const OWN = '/area/:organizationId/collegamenti'
export const ownPath = (organizationId: string): string => `/area/${organizationId}/collegamenti`
