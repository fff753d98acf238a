export type { Account } from '../../platform/session/accounts.ts'
export { findAccount, findAccountByEmail, findAccountByUserId } from '../../platform/session/accounts.ts'
