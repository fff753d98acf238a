import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { CALLS } from '../paths.ts'
import type { Campaign, Share } from '../shares.ts'
import type { DashboardQuery } from '../staff-routes.tsx'
import { Campaigns } from './Campaigns.tsx'
import { Start } from './Start.tsx'

export interface DashboardProps {
  cx: Cx
  query: DashboardQuery
  /** Why a campaign did not begin. */
  errors: FieldErrors
  /** ISTAT codes of the places for which the reader works; `undefined` is everywhere. */
  scope: readonly string[] | undefined
  words: { type: (code: string) => string; places: (codes: readonly string[]) => string }
  all: readonly Share[]
  types: readonly Share[]
  municipalities: readonly Share[]
  campaigns: readonly Campaign[]
  preview: { mail: number; call: number } | undefined
}

const DONE = ['started', 'running', 'paused', 'stopped'] as const

/** How much of the directory is confirmed, and the campaigns that ask. */
export const Dashboard = (props: DashboardProps) => {
  const { cx, query, errors, scope, words, all, types, municipalities } = props
  const done = DONE.find((one) => one === query.fatto)
  return (
    <div class="stack">
      <ErrorSummary cx={cx} errors={errors} />
      {done && (
        <Alert cx={cx} tone="success" live>
          <p>{cx.t(`freshness.done_${done}`)}</p>
        </Alert>
      )}
      {scope && <p>{cx.t('freshness.only_here', { places: words.places(scope) })}</p>}
      <Shares
        cx={cx}
        title={cx.t('freshness.share_all')}
        rows={all}
        name={() => cx.t('freshness.all_records')}
      />
      <p>
        <a href={href(cx, CALLS)}>{cx.t('freshness.calls')}</a>
      </p>
      <Start {...props} />
      <Campaigns {...props} />
      <Shares
        cx={cx}
        title={cx.t('freshness.share_municipality')}
        rows={municipalities}
        name={(code) => (code ? words.places([code]) : '')}
      />
      <Shares cx={cx} title={cx.t('freshness.share_type')} rows={types} name={words.type} />
    </div>
  )
}

interface SharesProps {
  cx: Cx
  title: string
  rows: readonly Share[]
  name: (code: string) => string
}

const Shares = ({ cx, title, rows, name }: SharesProps) => (
  <Table
    caption={title}
    rows={rows}
    columns={[
      { label: cx.t('freshness.group'), cell: ({ code }) => name(code ?? '') || cx.t('freshness.unknown') },
      {
        label: cx.t('freshness.records'),
        cell: ({ total }) => cx.t('freshness.number', { number: total }),
        number: true,
      },
      { label: cx.t('freshness.six'), cell: ({ six, total }) => <Bar cx={cx} part={six} of={total} /> },
      {
        label: cx.t('freshness.twelve'),
        cell: ({ twelve, total }) => <Bar cx={cx} part={twelve} of={total} />,
      },
    ]}
  />
)

/** A share as words, and as a bar for the eye. */
const Bar = ({ cx, part, of }: { cx: Cx; part: number; of: number }) => (
  <>
    {cx.t('freshness.share', { share: of === 0 ? 0 : part / of })}{' '}
    <svg width="60" height="10" viewBox="0 0 60 10" aria-hidden="true">
      <rect width="60" height="10" fill="currentColor" fill-opacity="0.15" />
      <rect width={of === 0 ? 0 : (60 * part) / of} height="10" fill="currentColor" />
    </svg>
  </>
)
