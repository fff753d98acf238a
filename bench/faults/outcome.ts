import type { Verdict } from './ledger.ts'

/** What a fault came to. */
export interface Outcome extends Verdict {
  tries: number
  /** Seconds from each fault until something was acknowledged again. */
  seconds: readonly number[]
}

/** One fault, and what the product promises under it. */
export interface Fault {
  name: string
  promise: string
  run(): Promise<Outcome>
}

/** The head of the table of outcomes. */
export const HEAD =
  '| fault | promise | tries | acknowledged | lost | doubled | seconds to recover: median, most |\n|---|---|---|---|---|---|---|'

/** One line of the table. */
export function line({ name, promise }: Fault, outcome: Outcome): string {
  const { tries, acknowledged, lost, doubled, seconds } = outcome
  const sorted = seconds.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  const times = middle === undefined ? '' : `${middle.toFixed(1)}, ${sorted.at(-1)?.toFixed(1)}`
  return `| ${name} | ${promise} | ${tries} | ${acknowledged} | ${lost} | ${doubled} | ${times} |`
}

/** Whether the promise was kept. */
export const isKept = ({ lost, doubled, foreign }: Outcome): boolean => lost + doubled + foreign === 0
