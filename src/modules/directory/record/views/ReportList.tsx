import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { ABOUT, REPORT_STATES, type ReportState } from '../report.ts'
import {
  REPORT_SORTS,
  REPORTS_A_PAGE,
  type ReportFilter,
  type ReportRow,
  type ReportSort,
} from '../report-queries.ts'
import { MailLine } from './Contacts.tsx'

/** Where the staff's list lives. */
export const REPORTS_PATH = '/gestione/segnalazioni'

interface ListProps {
  cx: Cx
  rows: readonly ReportRow[]
  total: number
  page: number
  filter: ReportFilter
  sort: ReportSort
  /** What was just done, and to which report. */
  done: { id: string; state: ReportState } | undefined
}

/** What citizens reported: to read, to close, and to open again when that was a mistake. */
export const ReportList = (props: ListProps) => {
  const { cx, rows, total, page, done } = props
  return (
    <>
      {done && <Done {...props} done={done} />}
      <Filters {...props} />
      <p>{cx.t('directory.record.reports_count', { count: total })}</p>
      {rows.length > 0 && <Reports {...props} />}
      <Pagination cx={cx} page={page} pages={Math.ceil(total / REPORTS_A_PAGE)} />
    </>
  )
}

function Done(props: ListProps & { done: { id: string; state: ReportState } }) {
  const { cx, done } = props
  return (
    <Alert cx={cx} tone="success" live>
      <p>{cx.t(`directory.record.report_was_${done.state}`)}</p>
      {done.state !== 'open' && <Decide {...props} id={done.id} states={['open']} />}
    </Alert>
  )
}

const Filters = ({ cx, filter, sort }: ListProps) => (
  <Form action={href(cx, REPORTS_PATH)} method="get" class="cluster">
    <SelectField
      cx={cx}
      name="stato"
      label={cx.t('directory.record.reports_state')}
      value={filter}
      options={(['open', 'closed', 'all'] as const).map((value) => ({
        value,
        label: cx.t(`directory.record.reports_${value}`),
      }))}
    />
    <SelectField
      cx={cx}
      name="ordine"
      label={cx.t('directory.record.reports_sort')}
      value={sort}
      options={REPORT_SORTS.map((value) => ({
        value,
        label: cx.t(
          value === 'name' ? 'directory.record.reports_by_name' : `directory.record.reports_${value}`,
        ),
      }))}
    />
    <Button kind="secondary">{cx.t('directory.record.reports_show')}</Button>
  </Form>
)

function Reports(props: ListProps) {
  const { cx, rows } = props
  const t = cx.t
  return (
    <Table
      caption={t('directory.record.reports')}
      quietCaption
      rows={rows}
      columns={[
        {
          label: t('directory.record.reports_organization'),
          cell: (row) => (
            <a href={href(cx, `/enti/${row.slug}`)}>
              <bdi class="wraps">{row.name}</bdi>
            </a>
          ),
        },
        {
          label: t('directory.record.reports_about'),
          cell: (row) => t(`directory.record.about_${aboutOf(row)}`),
        },
        {
          label: t('directory.record.reports_message'),
          cell: (row) => (
            <div class="kept-lines" lang={row.lang} dir="auto">
              {row.message}
            </div>
          ),
        },
        {
          label: t('directory.record.reports_reply'),
          cell: (row) => row.email && <MailLine address={row.email} />,
        },
        {
          label: t('directory.record.reports_received'),
          cell: (row) => t('directory.record.on_date', { date: row.created_at }),
        },
        {
          label: t('directory.record.reports_state'),
          cell: (row) => (
            <Badge tone={row.state === 'open' ? 'warning' : 'plain'}>
              {t(`directory.record.state_${stateOf(row)}`)}
            </Badge>
          ),
        },
        {
          label: t('directory.record.reports_actions'),
          cell: (row) => (
            <Decide {...props} id={row.id} states={row.state === 'open' ? ['done', 'dismissed'] : ['open']} />
          ),
        },
      ]}
    />
  )
}

const aboutOf = (row: ReportRow) => ABOUT.find((one) => one === row.about) ?? 'other'
const stateOf = (row: ReportRow) => REPORT_STATES.find((one) => one === row.state) ?? 'open'

const VERBS = {
  done: 'directory.record.report_done',
  dismissed: 'directory.record.report_dismiss',
  open: 'directory.record.report_reopen',
} as const

const Decide = ({
  cx,
  filter,
  sort,
  page,
  id,
  states,
}: ListProps & { id: string; states: readonly ReportState[] }) => (
  <Form
    action={href(cx, `${REPORTS_PATH}/${id}`)}
    hidden={{ stato: filter, ordine: sort, page: String(page) }}
    class="cluster"
  >
    {states.map((state) => (
      <Button key={state} kind="secondary" small name="state" value={state}>
        {cx.t(VERBS[state])}
      </Button>
    ))}
  </Form>
)
