/** How long a thing has waited, against the days in which it should be decided. */
export type Age = 'new' | 'soon' | 'late'

const DAY = 86_400_000

/** Late once its days are over, soon in the second half of them. */
export function ageOf(since: Date, days: number, now: Date): Age {
  const waited = (now.getTime() - since.getTime()) / DAY
  if (waited >= days) return 'late'
  return waited >= days / 2 ? 'soon' : 'new'
}

/** Whole days waited. */
export const daysWaited = (since: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY))
