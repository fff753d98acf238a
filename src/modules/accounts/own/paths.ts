import { ACCOUNT } from '../paths.ts'

/** The pages on which a person changes what is theirs, without the language prefix. */
export const SESSIONS = `${ACCOUNT}/accessi`
export const PROFILE = `${ACCOUNT}/dati`
export const OWN_DATA = `${ACCOUNT}/dati.json`
export const PASSWORD_PAGE = `${ACCOUNT}/password`
export const EMAIL_PAGE = `${ACCOUNT}/email`
export const REMOVE = `${ACCOUNT}/elimina`
