/** Waits of a while, told as one. */
export interface Waits {
  note(ms: number): void
  /** What was noted since the last time, and forgets it; 0 for nothing. */
  take(): number
}

/** The mean of what was noted. */
export function meanWait(): Waits {
  let [sum, count] = [0, 0]
  return {
    note(ms) {
      sum += ms
      count++
    },
    take() {
      const mean = count === 0 ? 0 : sum / count
      ;[sum, count] = [0, 0]
      return mean
    },
  }
}

/** The length of the turn in which somebody comes who comes at any moment: long turns are met more often. */
export function turnWait(): Waits {
  let [sum, squares] = [0, 0]
  return {
    note(ms) {
      sum += ms
      squares += ms * ms
    },
    take() {
      const met = sum === 0 ? 0 : squares / sum
      ;[sum, squares] = [0, 0]
      return met
    },
  }
}
