import { figure, table } from '../search/report.ts'
import type { Outcome } from './client.ts'
import type { Kind } from './mix.ts'
import type { Spent } from './server.ts'

/** What a while of asking came to. */
export interface Figures {
  name: string
  /** Of each second. */
  offered: number
  answered: number
  refused: number
  /** Answered soon enough to be of use. */
  useful: number
  /** Answered in another way than a reader should see: 500, 429, cut. */
  failed: number
  outcomes: readonly Outcome[]
}

/** Milliseconds from when it was due: who waits longer takes it for broken. */
const USEFUL_MS = 1_000
const isRefused = ({ status }: Outcome) => status === 503
const isAnswered = ({ status }: Outcome) => status >= 200 && status < 400

/** Counts what came back in so many seconds. */
export function figuresOf(name: string, seconds: number, outcomes: readonly Outcome[]): Figures {
  const answered = outcomes.filter(isAnswered).length
  const refused = outcomes.filter(isRefused).length
  return {
    name,
    offered: outcomes.length / seconds,
    answered: answered / seconds,
    refused: refused / seconds,
    useful: outcomes.filter((one) => isAnswered(one) && one.sinceDue < USEFUL_MS).length / seconds,
    failed: outcomes.length - answered - refused,
    outcomes,
  }
}

/** The value below which such a share of them lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const pair = (values: readonly [number, number]): string => values.map(figure).join(' / ')
const both = (values: readonly number[]): string => pair([quantile(values, 0.5), quantile(values, 0.99)])

/** A while, and what both processes spent in it. */
export interface While extends Figures, Spent {
  /** Seconds of processor of who asks. */
  asking: number
  seconds: number
}

/** One line for each while. */
export const totals = (whiles: readonly While[]): string =>
  table(
    [
      '',
      'asked/s',
      'answered/s',
      'in a second',
      '503/s',
      'failed',
      'p50 / p99 ms',
      'server',
      'asking',
      'places',
    ],
    whiles.map((one) => [
      one.name,
      figure(one.offered),
      figure(one.answered),
      figure(one.useful),
      figure(one.refused),
      one.failed,
      both(one.outcomes.filter(isAnswered).map(({ sinceDue }) => sinceDue)),
      `${figure((one.processor / one.seconds) * 100)} %`,
      `${figure((one.asking / one.seconds) * 100)} %`,
      one.limit,
    ]),
  )

/** What a refusal takes, and where: p50 and p99 in milliseconds, one line for each while. */
export const refusalTimes = (whiles: readonly While[]): string =>
  table(
    [
      '503: p50 / p99 ms',
      'as who asks sees it',
      'from head to answer',
      'server late',
      'its turns, processor',
      'who asks late',
    ],
    whiles
      .filter(({ refused }) => refused > 0)
      .map((one) => [
        one.name,
        both(one.outcomes.filter(isRefused).map(({ sinceSent }) => sinceSent)),
        pair(one.refusals),
        pair(one.late),
        pair(one.turns),
        both(one.outcomes.map(({ sinceDue, sinceSent }) => sinceDue - sinceSent)),
      ]),
  )

/** Milliseconds of what was answered, from when each request was due: one line for each while, one column a kind. */
export const byKind = (kinds: readonly Kind[], whiles: readonly Figures[]): string =>
  table(
    ['p50 / p99 ms', ...kinds],
    whiles.map(({ name, outcomes }) => [
      name,
      ...kinds.map((kind) => {
        const asked = outcomes.filter((one) => one.kind === kind)
        const times = asked.filter(isAnswered).map(({ sinceDue }) => sinceDue)
        const out = asked.length - times.length
        return `${both(times)}${out > 0 ? ` (${figure((100 * out) / asked.length)} % not)` : ''}`
      }),
    ]),
  )

/** Seconds from the beginning of a while after which nothing was refused any more and answers were quick. */
export function recovery({ outcomes }: Figures, quick: number): number {
  const late = outcomes.filter((one) => !isAnswered(one) || one.sinceDue > quick)
  return Math.max(0, ...late.map(({ due }) => due)) / 1_000
}
