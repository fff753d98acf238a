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
  /** A control: the promise is given up on purpose, and the ledger must see it. */
  breaks?: true
  /** Among the few that show in a minute or two that all is well. */
  quick?: true
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

/** Whether it came out as it must: nothing broken or, of a control, something. */
export const isAsPromised = ({ breaks }: Fault, outcome: Outcome): boolean =>
  isKept(outcome) !== (breaks ?? false)

/** Whether the promise was kept. */
export const isKept = ({ lost, doubled, foreign }: Outcome): boolean => lost + doubled + foreign === 0
