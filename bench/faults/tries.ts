/** The tries of one fault, and the seconds from each until something was acknowledged again. */
export interface Tries {
  wanted: number
  seconds: readonly number[]
  /** The number of each try, from 0, until there were enough or their time is over. */
  each(): Iterable<number>
  /** Notes how long one took. */
  took(seconds: number): void
  /** Says something to be printed below the table. */
  note(words: string): void
  notes: readonly string[]
}

/** So many tries, none begun after so many minutes; each is told of when it is over. */
export function newTries(
  wanted: number,
  {
    minutes = Number.POSITIVE_INFINITY,
    say = () => {},
  }: { minutes?: number; say?: (words: string) => void } = {},
): Tries {
  const seconds: number[] = []
  const notes: string[] = []
  return {
    wanted,
    seconds,
    notes,
    *each() {
      const until = performance.now() + minutes * 60_000
      for (let time = 0; time < wanted && (time === 0 || performance.now() < until); time++) yield time
    },
    note: (words) => {
      notes.push(words)
      say(words)
    },
    took: (one) => {
      seconds.push(one)
      say(`try ${seconds.length} of ${wanted}: ${one.toFixed(1)} s`)
    },
  }
}
