import { figure, table } from '../search/report.ts'
import type { Outcome } from './client.ts'
import type { Kind } from './mix.ts'

/** What a while of asking came to. */
export interface Figures {
  name: string
  /** Of each second. */
  offered: number
  answered: number
  refused: number
  /** Answered in another way than a reader should see: 500, 429, cut. */
  failed: number
  outcomes: readonly Outcome[]
}

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
    failed: outcomes.length - answered - refused,
    outcomes,
  }
}

/** The value below which such a share of them lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const both = (values: readonly number[]): string =>
  `${figure(quantile(values, 0.5))} / ${figure(quantile(values, 0.99))}`

/** One line for each while. */
export const totals = (whiles: readonly (Figures & { processor: number; limit: number })[]): string =>
  table(
    [
      ...['', 'asked/s', 'answered/s', '503/s', 'failed', '503: p50 / p99 ms'],
      ...['answered: p50 / p99 ms', 'sent late: p99 ms', 'processor', 'places'],
    ],
    whiles.map((one) => [
      one.name,
      figure(one.offered),
      figure(one.answered),
      figure(one.refused),
      one.failed,
      both(one.outcomes.filter(isRefused).map(({ sinceSent }) => sinceSent)),
      both(one.outcomes.filter(isAnswered).map(({ sinceDue }) => sinceDue)),
      figure(
        quantile(
          one.outcomes.map(({ sinceDue, sinceSent }) => sinceDue - sinceSent),
          0.99,
        ),
      ),
      `${figure(one.processor * 100)} %`,
      one.limit,
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
