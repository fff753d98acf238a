/** How far the data can be trusted today: confirmed in time, to be confirmed, long overdue, never confirmed. */
export type Freshness = 'fresh' | 'due' | 'overdue' | 'unverified'

/** Days after the date for the next confirmation from which the record says that it is old. */
const OVERDUE_DAYS = 60

/** Freshness of a record by its last confirmation as a whole and how often it should be confirmed. */
export function freshness(verifiedAt: Date | null, intervalMonths: number, now: Date): Freshness {
  if (!verifiedAt) return 'unverified'
  const due = new Date(verifiedAt)
  due.setUTCMonth(due.getUTCMonth() + intervalMonths)
  if (now <= due) return 'fresh'
  return now.getTime() <= due.getTime() + OVERDUE_DAYS * 86_400_000 ? 'due' : 'overdue'
}
