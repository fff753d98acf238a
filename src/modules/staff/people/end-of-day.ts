import { offsetAt } from '../../../platform/i18n/time-zone.ts'

/** The last millisecond of a calendar day (`2026-11-22`) where the clocks of this time zone say so. */
export function endOfDay(day: string, timeZone: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`).getTime() + 86_400_000
  // Twice: the clocks may change between the first guess and the moment itself.
  const guess = midnight - offsetAt(midnight, timeZone)
  return new Date(midnight - offsetAt(guess, timeZone) - 1)
}
