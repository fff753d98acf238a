import type { Cx } from '../../../../platform/cx.ts'
import { enumerated } from '../../../../platform/i18n/enumerated.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../../platform/ui/Pagination.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import type { BodyWords } from '../../bodies/body-words.ts'
import { DUPLICATES } from '../../paths.ts'
import type { ListedMerge } from '../compared.ts'
import { PAIR_REASONS } from '../find-pairs.ts'
import type { MergeRefusal } from '../merge.ts'
import { type ListedPair, PAIRS_PAGE } from '../pairs.ts'
import type { PairsQuery } from '../routes.tsx'

interface PairListProps {
  cx: Cx
  query: PairsQuery
  pairs: readonly ListedPair[]
  total: number
  merges: readonly ListedMerge[]
  words: BodyWords
  refused: MergeRefusal | undefined
}

/** Pairs that may be one, to look at or to tell apart; and what became one lately, to take back. */
export const PairList = (props: PairListProps) => {
  const { cx, query, pairs, total } = props
  return (
    <div class="stack">
      <Outcome {...props} />
      <p role="status">{cx.t('lists.pairs_count', { count: total })}</p>
      <Form action={href(cx, DUPLICATES)}>
        <Button kind="secondary" small>
          {cx.t('lists.find_again')}
        </Button>
      </Form>
      {pairs.length > 0 && <Pairs {...props} />}
      <Pagination cx={cx} page={query.page} pages={Math.ceil(total / PAIRS_PAGE)} />
      <Merges {...props} />
    </div>
  )
}

function Outcome({ cx, query, refused }: PairListProps) {
  if (refused) return <Alert cx={cx} tone="warning" live title={cx.t(`lists.merge_${refused}`)} />
  if (query.cerca !== undefined) return <Alert cx={cx} live title={cx.t('lists.finding')} />
  if (query.divise !== undefined)
    return <Alert cx={cx} tone="success" live title={cx.t('lists.split', { count: query.divise })} />
  if (query.unite)
    return (
      <Alert cx={cx} tone="success" live title={cx.t('lists.merged')}>
        <Split cx={cx} id={query.unite} />
      </Alert>
    )
  if (!query.diversi) return null
  return (
    <Alert cx={cx} tone="success" live title={cx.t('lists.told_apart')}>
      <Form action={href(cx, `${DUPLICATES}/${query.diversi}`)}>
        <Button kind="secondary" small name="azione" value="forse">
          {cx.t('lists.undo')}
        </Button>
      </Form>
    </Alert>
  )
}

const Split = ({ cx, id }: { cx: Cx; id: string }) => (
  <Form action={href(cx, `${DUPLICATES}/unioni/${id}`)}>
    <Button kind="secondary" small>
      {cx.t('lists.split_again')}
    </Button>
  </Form>
)

const Pairs = ({ cx, pairs, words }: PairListProps) => (
  <Table
    caption={cx.t('lists.duplicates')}
    quietCaption
    rows={pairs}
    columns={[
      { label: cx.t('lists.one'), cell: (row) => <bdi class="wraps">{row.oneName}</bdi> },
      { label: cx.t('lists.other'), cell: (row) => <bdi class="wraps">{row.otherName}</bdi> },
      {
        label: cx.t('lists.town'),
        cell: (row) =>
          enumerated(cx.lang, [...new Set([words.town(row.oneIstat), words.town(row.otherIstat)])]),
      },
      {
        label: cx.t('lists.in_common'),
        cell: ({ reasons }) =>
          enumerated(
            cx.lang,
            PAIR_REASONS.filter((one) => reasons.includes(one)).map((one) => cx.t(`lists.common_${one}`)),
          ),
      },
      {
        label: cx.t('lists.actions'),
        cell: (row) => (
          <Form action={href(cx, `${DUPLICATES}/${row.one}/${row.other}`)} class="cluster">
            <a href={href(cx, `${DUPLICATES}/${row.one}/${row.other}`)}>
              {cx.t('lists.compare')}
              <span class="visually-hidden"> {row.oneName}</span>
            </a>
            <Button kind="secondary" small name="azione" value="diversi">
              {cx.t('lists.not_the_same')}
              <span class="visually-hidden"> {row.oneName}</span>
            </Button>
          </Form>
        ),
      },
    ]}
  />
)

const Merges = ({ cx, merges }: PairListProps) =>
  merges.length > 0 && (
    <>
      <h2>{cx.t('lists.merges')}</h2>
      <ul class="stack">
        {merges.map(({ id, at, byName, keptName, keptSlug, goneName }) => (
          <li key={id}>
            <bdi>{goneName}</bdi> <span aria-hidden="true">→</span>{' '}
            <a href={href(cx, `/enti/${keptSlug}`)}>
              <bdi>{keptName}</bdi>
            </a>{' '}
            – {cx.t('lists.merged_by', { name: byName, date: at })}
            <Split cx={cx} id={id} />
          </li>
        ))}
      </ul>
    </>
  )
