import { SIGN_IN } from '../paths.ts'
import { SECURITY } from '../second-factor/paths.ts'

/** Where one is sent to another service and comes back to, followed by its name. */
export const SIGN_IN_WITH = `${SIGN_IN}/con`
/** The choice of somebody who came back and is not known here yet. */
export const STRANGER = `${SIGN_IN}/conferma`
/** The identities of one's account. */
export const IDENTITIES = `${SECURITY}/identita`
/** Linking the one that just came back. */
export const LINK = `${IDENTITIES}/nuova`
