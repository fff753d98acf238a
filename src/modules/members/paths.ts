import { PATHS } from '../../platform/ui/paths.ts'

/** Where people find the organisations they look after. */
export const AREA = PATHS.area
/** Where an organisation is registered that is not in the directory. */
export const NEW = '/area/nuovo'
/** Where somebody follows what they asked for. */
export const REQUESTS = '/area/richieste'

/** Where one asks to look after a public record. */
export const claimPath = (slug: string): string => `/enti/${slug}/gestisci`
