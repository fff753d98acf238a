import type { Services } from '../cx.ts'
import type { MessageKey, MessageValues } from '../i18n/messages.ts'

/** What is looked at while the service runs; what to do about it is said by `health.NAME_fix`. */
export const CHECKS = [
  'database',
  'clock',
  'jobs',
  'failures',
  'search',
  'load',
  'requests',
  'disk',
  'backups',
  'mail',
] as const
export type CheckName = (typeof CHECKS)[number]

/** In order; in order, but something is worth knowing; something has to be done. */
export type CheckState = 'ok' | 'note' | 'wrong'

/** The outcome of one check, in words with their values. */
export interface CheckOutcome {
  state: CheckState
  message: MessageKey
  values: MessageValues
}

/** Looks at one thing; where it throws, that is the outcome. */
export type Check = (services: Services, now: Date) => Promise<CheckOutcome>
