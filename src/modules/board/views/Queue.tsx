import type { Cx } from '../../../platform/cx.ts'
import type { WaitingKind } from '../../../platform/module.ts'
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { Table } from '../../../platform/ui/Table.tsx'
import { type Age, ageOf, daysWaited } from '../age.ts'
import { tokenOf } from '../decide-many.ts'
import { QUEUE } from '../paths.ts'
import { QUEUE_PAGE, type WaitingRow } from '../queue-queries.ts'
import type { QueueQuery } from '../routes.tsx'
import { QueueFilters } from './QueueFilters.tsx'

export interface QueueProps {
  cx: Cx
  kinds: ReadonlyMap<string, WaitingKind>
  counts: ReadonlyMap<string, number>
  query: QueueQuery
  rows: readonly WaitingRow[]
  total: number
}

/** What waits for this person, oldest first. */
export const Queue = (props: QueueProps) => {
  const { cx, rows, total, query } = props
  return (
    <>
      <Outcome {...props} />
      <QueueFilters {...props} />
      <p>{cx.t('board.count', { count: total })}</p>
      {total === 0 && <p>{cx.t(isFiltered(query) ? 'board.none_found' : 'board.none')}</p>}
      {rows.length > 0 && <Waiting {...props} />}
      <Pagination cx={cx} page={query.page} pages={Math.ceil(total / QUEUE_PAGE)} />
    </>
  )
}

const isFiltered = ({ tipo, testo, stato }: QueueQuery) => tipo !== '' || testo !== '' || stato !== ''

function Outcome({ cx, query: { fatti, annullati } }: QueueProps) {
  const tokens = fatti.split(' ').filter(Boolean)
  if (annullati !== undefined)
    return (
      <Alert cx={cx} tone="success" live>
        <p>{cx.t('board.taken_back', { count: annullati })}</p>
      </Alert>
    )
  if (!cx.url.searchParams.has('fatti')) return null
  return (
    <Alert cx={cx} tone={tokens.length > 0 ? 'success' : 'warning'} live>
      <p>{cx.t('board.approved', { count: tokens.length })}</p>
      {tokens.length > 0 && (
        <Form action={href(cx, QUEUE)} hidden={{ ritorno: cx.url.search }}>
          {tokens.map((token) => (
            <input key={token} type="hidden" name="scelti" value={token} />
          ))}
          <Button kind="secondary" small name="azione" value="annulla">
            {cx.t('board.take_back')}
          </Button>
        </Form>
      )}
    </Alert>
  )
}

function Waiting(props: QueueProps) {
  const { cx, kinds, rows } = props
  const mayTick = (row: WaitingRow) =>
    kinds.get(row.kind)?.approve !== undefined && !row.doubtful && row.submitted_by !== cx.actor?.id
  return (
    <Form action={href(cx, QUEUE)} hidden={{ ritorno: cx.url.search }} class="stack">
      <Table
        caption={cx.t('board.title')}
        quietCaption
        rows={rows}
        columns={[
          { label: cx.t('board.what'), cell: (row) => <Subject {...props} row={row} /> },
          { label: cx.t('board.kind'), cell: (row) => kindLabel(props, row) },
          { label: cx.t('board.waiting'), cell: (row) => <Waited {...props} row={row} /> },
          { label: cx.t('board.by'), cell: (row) => <bdi class="wraps">{row.submitted_name}</bdi> },
          { label: cx.t('board.choose'), cell: (row) => mayTick(row) && <Tick cx={cx} row={row} /> },
        ]}
      />
      {rows.some(mayTick) && (
        <div>
          <Button name="azione" value="approva">
            {cx.t('board.approve_chosen')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function Subject({ cx, kinds, row }: QueueProps & { row: WaitingRow }) {
  const kind = kinds.get(row.kind)
  return (
    <>
      <a href={href(cx, kind ? kind.path(row.id) : QUEUE)}>
        <bdi lang={row.lang} class="wraps">
          {row.title}
        </bdi>
      </a>{' '}
      {row.published && <Badge tone="info">{cx.t('board.already_public')}</Badge>}
      {row.doubtful && (
        <Badge tone="warning" icon="warning-circle">
          {cx.t('board.doubtful')}
        </Badge>
      )}
      {row.submitted_by === cx.actor?.id && <Badge>{cx.t('board.yours')}</Badge>}
    </>
  )
}

function kindLabel({ cx, kinds }: QueueProps, row: WaitingRow): string {
  const kind = kinds.get(row.kind)
  return kind ? cx.t(kind.label) : ''
}

const TONES: Record<Age, Tone> = { new: 'plain', soon: 'warning', late: 'danger' }

function Waited({ cx, kinds, row }: QueueProps & { row: WaitingRow }) {
  const age = ageOf(row.since, kinds.get(row.kind)?.days ?? 1, cx.now)
  return (
    <Badge tone={TONES[age]} icon={age === 'late' ? 'warning-circle' : 'clock'}>
      {cx.t('board.days', { days: daysWaited(row.since, cx.now) })}
      {age === 'late' && ` · ${cx.t('board.late')}`}
    </Badge>
  )
}

const Tick = ({ cx, row }: { cx: Cx; row: WaitingRow }) => (
  <div class="choice">
    <input type="checkbox" id={`scelti-${row.id}`} name="scelti" value={tokenOf(row)} />
    <label for={`scelti-${row.id}`}>
      {cx.t('board.choose_one')}
      <span class="visually-hidden"> {row.title}</span>
    </label>
  </div>
)
