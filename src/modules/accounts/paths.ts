import { PATHS } from '../../platform/ui/paths.ts'

/** The pages of this module, without the language prefix. */
export const SIGN_IN = PATHS.signIn
export const ACCOUNT = PATHS.account
export const REGISTER = '/registrati'
export const FORGOTTEN = '/password-dimenticata'
export const CODE = '/accedi/codice'
export const INVITATION = '/invito'
