import type { Cx } from '../../../../platform/cx.ts'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Pagination } from '../../../../platform/ui/Pagination.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import type { CodeLists } from '../../../taxonomy/api.ts'
import {
  GUESSES_A_PAGE,
  type GuessDecision,
  type GuessFilter,
  type GuessKind,
  type GuessRow,
} from '../guess-queries.ts'
import { GuessActions } from './GuessActions.tsx'
import { GuessDone } from './GuessDone.tsx'
import { GuessFilters } from './GuessFilters.tsx'

export interface GuessListProps {
  cx: Cx
  rows: readonly GuessRow[]
  total: number
  kinds: readonly GuessKind[]
  lists: CodeLists
  filter: GuessFilter
  page: number
  /** Names of the places for which the reader works; `undefined` is everywhere. */
  where: string | undefined
  done: GuessDecision | undefined
  /** What the form was sent without. */
  missing: 'guesses' | 'code' | undefined
}

/** What machines guessed, with a box for each guess and what to do with those chosen. */
export function GuessList(props: GuessListProps) {
  const { cx, rows, total, filter, where, page, done, missing } = props
  const errors: Record<string, string> = missing
    ? { [missing === 'code' ? 'nuovo' : 'ambito']: cx.t(`directory.guess.missing_${missing}`) }
    : {}
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      {done && <GuessDone cx={cx} done={done} />}
      {where && <p>{cx.t('directory.guess.only_here', { places: where })}</p>}
      <GuessFilters {...props} />
      <p>{cx.t('directory.guess.count', { count: total })}</p>
      {rows.length > 0 && (
        <Form action={href(cx, '/gestione/ipotesi')} hidden={hiddenOf(filter)}>
          <Guesses {...props} />
          <GuessActions {...props} errors={errors} />
        </Form>
      )}
      <Pagination cx={cx} page={page} pages={Math.ceil(total / GUESSES_A_PAGE)} />
    </>
  )
}

const hiddenOf = ({ taxonomy, code, rule, name }: GuessFilter) => ({
  elenco: taxonomy,
  codice: code,
  regola: rule,
  nome: name,
})

const Guesses = ({ cx, rows, lists }: GuessListProps) => (
  <Table
    caption={cx.t('directory.guess.title')}
    quietCaption
    rows={rows}
    columns={[
      {
        label: cx.t('directory.guess.organization'),
        cell: (row) => <Chosen cx={cx} row={row} lists={lists} />,
      },
      { label: cx.t('directory.guess.list'), cell: (row) => cx.t(`directory.guess.list_${row.taxonomy}`) },
      { label: cx.t('directory.guess.guess'), cell: (row) => lists.label(cx.lang, row.taxonomy, row.code) },
      { label: cx.t('directory.guess.rule'), cell: (row) => <code dir="ltr">{row.rule}</code> },
      {
        label: cx.t('directory.guess.record'),
        cell: (row) => (
          <a href={href(cx, `/enti/${row.slug}`)} aria-label={`${cx.t('directory.guess.open')}: ${row.name}`}>
            {cx.t('directory.guess.open')}
          </a>
        ),
      },
    ]}
  />
)

const Chosen = ({ cx, row, lists }: { cx: Cx; row: GuessRow; lists: CodeLists }) => {
  const value = `${row.id}:${row.taxonomy}:${row.code}`
  return (
    <div class="choice">
      <input
        type="checkbox"
        name="scelta"
        value={value}
        id={`guess-${value}`}
        aria-label={`${row.name}: ${lists.label(cx.lang, row.taxonomy, row.code)}`}
      />
      <label for={`guess-${value}`}>
        <bdi class="wraps">{row.name}</bdi>
      </label>
    </div>
  )
}
