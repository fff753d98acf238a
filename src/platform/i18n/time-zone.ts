/** Milliseconds by which the clocks of a time zone are ahead of UTC at a moment. */
export function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/**
 * The moment at which the clocks of a time zone show a day (`2027-03-28`) and an hour (`02:30`): the first of two when
 * they are put back that night, none when they jump over it or the day is not in the calendar.
 */
export function momentAt(day: string, time: string, timeZone: string): Date | undefined {
  const shown = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(day)) return undefined
  const moments = [-86_400_000, 86_400_000]
    .map((away) => shown - offsetAt(shown + away, timeZone))
    .filter((at) => at + offsetAt(at, timeZone) === shown)
  return moments.length > 0 ? new Date(Math.min(...moments)) : undefined
}

/** What the clocks of a time zone show at a moment, as fields of a form hold it. */
export function clockAt(at: Date, timeZone: string): { day: string; time: string } {
  const shown = new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}
