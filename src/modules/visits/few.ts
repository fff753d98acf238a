/** Counts below this are not told: they might be one person's, and say little. */
export const FEW = 5

/** A count as it may be told: nothing, the number, or that there were some but fewer than five. */
export type Told = number | 'few'

export const told = (times: number): Told => (times > 0 && times < FEW ? 'few' : times)
