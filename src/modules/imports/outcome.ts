/** What happens with a row, in the order reports show them. */
export const OUTCOMES = ['new', 'changed', 'same', 'ambiguous', 'rejected', 'set_aside'] as const

/** What happens with one row. */
export type Outcome = (typeof OUTCOMES)[number]

/** How many rows had each outcome. */
export type Counts = Record<Outcome, number>

/** Nothing counted yet. */
export const noCounts = (): Counts => ({
  new: 0,
  changed: 0,
  same: 0,
  ambiguous: 0,
  rejected: 0,
  set_aside: 0,
})

/** Every row has exactly one outcome; anything else is a bug and stops the import before it says something false. */
export function assertBalance(counts: Counts, rowsRead: number): void {
  const sum = OUTCOMES.reduce((total, outcome) => total + counts[outcome], 0)
  if (sum !== rowsRead) throw new Error(`the outcomes add up to ${sum}, but ${rowsRead} rows were read`)
}
