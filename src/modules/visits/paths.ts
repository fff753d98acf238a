/** Where the people of an organisation see how often it was found. */
export const visitsPath = (organizationId: string): string => `/area/${organizationId}/visite`
