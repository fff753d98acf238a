/** Where the public finds the sites. */
export const SPACES = '/spazi'

/** Where the staff decides on one submission. */
export const REVIEW = '/gestione/spazi'

/** Where the people of an organisation look after its site, as a route and as addresses. */
export const HOME = '/area/:organizationId/spazio'

/** Addresses of the pages about one organisation's site. */
export function pathsOf(organizationId: string) {
  const home = `/area/${organizationId}/spazio`
  return {
    home,
    create: `${home}/crea`,
    part: (id: string) => `${home}/parti/${id}`,
    remove: (id: string) => `${home}/togli/${id}`,
    page: (id: string) => `${home}/pagine/${id}`,
    structure: `${home}/struttura`,
    undo: `${home}/annulla`,
    preview: `${home}/anteprima`,
    submit: `${home}/invia`,
    withdraw: `${home}/ritira`,
    history: `${home}/storia`,
    files: `${home}/sito.zip`,
  }
}

/** Where the staff looks at what was handed in as the public would see it. */
export const handedPreview = (submissionId: string): string => `${REVIEW}/${submissionId}/anteprima`

/** Where the staff closes and opens one site, and names its host. */
export const staffPath = (organizationId: string): string => `${REVIEW}/ente/${organizationId}`
