import { can } from '../../platform/http/policy.ts'

/** Whoever decides for the whole territory starts, pauses and stops campaigns. */
export const mayAsk = can('freshness.campaign')
/** Whoever is at the desk sees whom to call and writes how it ended. */
export const mayCall = can('freshness.call')
