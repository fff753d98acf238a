import { PATHS } from '../../platform/ui/paths.ts'

/** Where people find the organisations they look after. */
export const AREA = PATHS.area
/** Where an organisation is registered that is not in the directory. */
export const NEW = '/area/nuovo'
/** Where somebody follows what they asked for. */
export const REQUESTS = '/area/richieste'

/** Where one asks to look after a public record. */
export const claimPath = (slug: string): string => `/enti/${slug}/gestisci`

/** Where the people of an organisation see who else looks after it. */
export const PEOPLE = '/area/:organizationId/persone'
export const peoplePath = (organizationId: string): string => `/area/${organizationId}/persone`

/** Where somebody begins who was invited to look after an organisation. */
export const WELCOME = '/area/:organizationId/benvenuto'
export const welcomePath = (organizationId: string): string => `/area/${organizationId}/benvenuto`

/** Where an owner hands the responsibility over. */
export const HAND_OVER = '/area/:organizationId/passaggio'
export const handOverPath = (organizationId: string): string => `/area/${organizationId}/passaggio`

/** Where owners answer somebody who asks to look after the record with them. */
export const ANSWER = '/area/:organizationId/richieste/:richiesta'
export const answerPath = (organizationId: string, requestId: string): string =>
  `/area/${organizationId}/richieste/${requestId}`

/** Where the staff sees who looks after an organisation. */
export const STAFF_PEOPLE = '/gestione/enti/:ente/persone'
export const staffPeoplePath = (organizationId: string): string => `/gestione/enti/${organizationId}/persone`
