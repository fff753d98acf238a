/** How far back the page looks. */
export const MONTHS = 12

/** A month by its first day, such as `2026-11-01`. */
export type Month = string

/** The last twelve months, the one of `today` (`YYYY-MM-DD`) last. */
export function lastMonths(today: string): Month[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, at) =>
    new Date(Date.UTC(year, month - MONTHS + at, 1)).toISOString().slice(0, 10),
  )
}

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })

/** The day of a moment where the organisations are, as `YYYY-MM-DD`. */
export const dayOf = (moment: Date): string => DAY.format(moment)
