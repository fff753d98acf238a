import { editPath } from '../paths.ts'

/** Where the people of an organisation look after its record; their routes are under it. */
export const HOME = '/area/:organizationId/scheda'

/** Addresses of the pages about one record, without language. */
export const pathsOf = (organizationId: string) => {
  const home = editPath(organizationId)
  return {
    home,
    section: (name: string, row?: string) => `${home}/${name}${row ? `/${row}` : ''}`,
    catchUp: `${home}/aggiorna`,
    preview: `${home}/anteprima`,
    submit: `${home}/invia`,
    withdraw: `${home}/ritira`,
    moment: (submission: string) => `${home}/programma/${submission}`,
    draft: `${home}/bozza`,
    undo: `${home}/bozza/annulla`,
    discard: `${home}/bozza/elimina`,
    history: `${home}/storia`,
    restore: `${home}/storia/ripristina`,
    version: (version: number) => `${home}/storia/${version}/json`,
  }
}
