import type { Verdict } from './ledger.ts'
import type { Tries } from './tries.ts'

/** One fault, and what the product promises under it. */
export interface Fault {
  name: string
  promise: string
  /** How often it happens. */
  times: number
  /** So many after the first try no further one is begun: all of them together are less than half an hour. */
  minutes: number
  /** A control: the promise is given up on purpose, and the ledger must see it. */
  breaks?: true
  /** It waits more than it computes, and measures nothing that others disturb: it happens beside others. */
  waits?: true
  /** Among the few that show in a minute or two that all is well. */
  quick?: true
  run(tries: Tries): Promise<Verdict>
}

/** The head of the table of outcomes. */
export const HEAD =
  '| fault | promise | tries | acknowledged | lost | doubled | seconds to recover: median, most |\n|---|---|---|---|---|---|---|'

/** One line of the table. */
export function line({ name, promise }: Fault, { seconds, wanted }: Tries, verdict: Verdict): string {
  const { acknowledged, lost, doubled } = verdict
  const sorted = seconds.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  const times = middle === undefined ? '' : `${middle.toFixed(1)}, ${sorted.at(-1)?.toFixed(1)}`
  const tries = seconds.length < wanted ? `${seconds.length} of ${wanted}` : seconds.length
  return `| ${name} | ${promise} | ${tries} | ${acknowledged} | ${lost} | ${doubled} | ${times} |`
}

/** What did not come out as it must: something broken or, of a control, nothing; or too few tries in its time. */
export function complaint({ breaks, minutes }: Fault, tries: Tries, verdict: Verdict): string | undefined {
  if (breaks && isKept(verdict)) return 'the ledger saw no loss where there must be one'
  if (!breaks && !isKept(verdict)) return `lost, doubled or asked for by nobody: ${JSON.stringify(verdict)}`
  if (tries.seconds.length < tries.wanted)
    return `only ${tries.seconds.length} of ${tries.wanted} tries in ${minutes} minutes`
  return undefined
}

/** Whether the promise was kept. */
export const isKept = ({ lost, doubled, foreign }: Verdict): boolean => lost + doubled + foreign === 0
