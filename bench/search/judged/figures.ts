import type { Scored } from './score.ts'

/** What a group of queries came to. */
export interface Figures {
  queries: number
  /** Shares with an acceptable answer first, and among the first five. */
  success1: number
  success5: number
  /** Mean of 1 / place of the first acceptable answer; 0 when it is not on the first page. */
  mrr: number
}

/** Figures of a group; of none, zeros. */
export function figures(scored: readonly Scored[]): Figures {
  const share = (most: number) => mean(scored.map(({ rank }) => (rank !== undefined && rank <= most ? 1 : 0)))
  return {
    queries: scored.length,
    success1: share(1),
    success5: share(5),
    mrr: mean(scored.map(({ rank }) => (rank === undefined ? 0 : 1 / rank))),
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Figures of every value of a property, in order of first appearance, open and closed apart. */
export const figuresBy = (scored: readonly Scored[], by: (one: Scored) => string) =>
  [...Map.groupBy(scored, by)].map(([name, group]) => ({
    name,
    open: figures(group.filter(({ closed }) => !closed)),
    closed: figures(group.filter(({ closed }) => closed)),
  }))
export type FiguresBy = ReturnType<typeof figuresBy>

/** The figures as a table of Markdown. */
export const table = (title: string, rows: FiguresBy): string =>
  [
    `| ${title} | open | @1 | @5 | MRR | closed | @1 | @5 | MRR |`,
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(({ name, open, closed }) => `| ${name} | ${cells(open)} | ${cells(closed)} |`),
  ].join('\n')

const cells = ({ queries, success1, success5, mrr }: Figures): string =>
  queries === 0 ? '0 | | | ' : [queries, ...[success1, success5, mrr].map((x) => x.toFixed(3))].join(' | ')
