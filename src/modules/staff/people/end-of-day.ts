/** The last millisecond of a calendar day (`2026-11-22`) where the clocks of this time zone say so. */
export function endOfDay(day: string, timeZone: string): Date {
  const midnight = new Date(`${day}T00:00:00Z`).getTime() + 86_400_000
  // Twice: the clocks may change between the first guess and the moment itself.
  const guess = midnight - offset(midnight, timeZone)
  return new Date(midnight - offset(guess, timeZone) - 1)
}

/** Milliseconds by which the clocks of a time zone are ahead of UTC at a moment. */
function offset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
