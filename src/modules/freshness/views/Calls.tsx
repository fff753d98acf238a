import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { CALLS_PAGE, type Call } from '../calls.ts'
import { changedParts } from '../calls-csv.ts'
import { CALLS } from '../paths.ts'
import { OUTCOMES } from '../tables.ts'

interface CallsProps {
  cx: Cx
  query: { page: number; fatto?: 'si' | 'gia' | undefined }
  /** Names of the places for which the reader works; `undefined` is everywhere. */
  where: string | undefined
  rows: readonly Call[]
  total: number
}

/** Whom to call, why, and how the last call ended. */
export const Calls = ({ cx, query, where, rows, total }: CallsProps) => (
  <>
    {query.fatto && (
      <Alert cx={cx} tone={query.fatto === 'si' ? 'success' : 'warning'} live>
        <p>{cx.t(query.fatto === 'si' ? 'freshness.call_kept' : 'freshness.call_gone')}</p>
      </Alert>
    )}
    {where && <p>{cx.t('freshness.only_here', { places: where })}</p>}
    <p>{cx.t('freshness.calls_count', { count: total })}</p>
    {rows.length > 0 && (
      <>
        <p>
          <a href={href(cx, `${CALLS}/elenco.csv`)}>{cx.t('freshness.csv')}</a>
        </p>
        <Table
          caption={cx.t('freshness.calls')}
          quietCaption
          rows={rows}
          columns={[
            { label: cx.t('freshness.organization'), cell: (row) => <Organization cx={cx} row={row} /> },
            { label: cx.t('freshness.phones'), cell: (row) => <Phones row={row} /> },
            { label: cx.t('freshness.told'), cell: (row) => <Told cx={cx} row={row} /> },
            {
              label: cx.t('freshness.last_call'),
              cell: ({ outcome }) => outcome && cx.t(`freshness.outcome_${outcome}`),
            },
            { label: cx.t('freshness.outcome'), cell: (row) => <Outcomes cx={cx} row={row} /> },
          ]}
        />
      </>
    )}
    <Pagination cx={cx} page={query.page} pages={Math.ceil(total / CALLS_PAGE)} />
  </>
)

const Organization = ({ cx, row }: { cx: Cx; row: Call }) => (
  <>
    <a href={href(cx, `/enti/${row.slug}`)}>
      <bdi lang={row.lang} class="wraps">
        {row.name}
      </bdi>
    </a>
    <div class="soft small">
      {row.verifiedAt
        ? cx.t('freshness.confirmed_on', { date: row.verifiedAt })
        : cx.t('freshness.never_confirmed')}
    </div>
  </>
)

const Phones = ({ row }: { row: Call }) =>
  row.phones.map((number) => (
    <div key={number}>
      <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>
        <bdi dir="ltr">{number}</bdi>
      </a>
    </div>
  ))

const Told = ({ cx, row }: { cx: Cx; row: Call }) => (
  <>
    {changedParts(cx, row.changed)}
    {row.note && (
      <blockquote>
        <bdi class="wraps">{row.note}</bdi>
      </blockquote>
    )}
  </>
)

const Outcomes = ({ cx, row }: { cx: Cx; row: Call }) => (
  <Form
    action={href(cx, `${CALLS}/${row.campaignId}/${row.id}`)}
    class="cluster"
    label={cx.t('freshness.outcome_of', { name: row.name })}
  >
    {OUTCOMES.map((outcome) => (
      <Button key={outcome} kind="secondary" small name="esito" value={outcome}>
        {cx.t(`freshness.outcome_${outcome}`)}
      </Button>
    ))}
  </Form>
)
