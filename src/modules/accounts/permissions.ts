import type { Policy } from '../../platform/http/policy.ts'

/** Whoever has signed in with an account; an operator's link has none. */
export const withAccount: Policy = (actor) => actor?.hasAccount === true
