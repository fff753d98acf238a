import { ACCOUNT } from '../paths.ts'

/** The pages on which a person looks after how they enter, without the language prefix. */
export const SECURITY = `${ACCOUNT}/sicurezza`
export const CODES = `${SECURITY}/codici`
export const RECOVERY = `${SECURITY}/recupero`
export const PROVE = `${SECURITY}/conferma`
export const PASSKEYS = `${SECURITY}/passkey`
/** Where one enters with a passkey. */
export const PASSKEY_SIGN_IN = '/accedi/passkey'
