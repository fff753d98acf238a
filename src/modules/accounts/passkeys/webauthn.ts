import type * as Webauthn from '@simplewebauthn/server'

/**
 * What checks passkeys, loaded with the first of them: it is every sixth file of the product, and a process that meets none,
 * such as a worker or a command, begins with less work.
 */
export const webauthn = (): Promise<typeof Webauthn> => import('@simplewebauthn/server')
