import type { Way } from './tables.ts'

/** What waits in the staff's queue, and where one is decided. */
export const CLAIM_KIND = 'members.claim'
export const REGISTRATION_KIND = 'members.registration'
export const CLAIMS = '/gestione/richieste'
export const REGISTRATIONS = '/gestione/iscrizioni'

/** Under which kind a request waits. */
export const kindOf = (way: Way) => (way === 'registration' ? REGISTRATION_KIND : CLAIM_KIND)
