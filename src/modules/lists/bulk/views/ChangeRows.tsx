import { Badge, type Tone } from '../../../../platform/ui/Badge.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Table } from '../../../../platform/ui/Table.tsx'
import { BODIES, CHANGES } from '../../paths.ts'
import type { Outcome } from '../../tables.ts'
import { REASONS } from '../kind.ts'
import type { ChangeRow } from '../queries.ts'
import type { ChangeProps } from './ChangePage.tsx'

const TONES: Record<Outcome | 'pending', Tone> = {
  pending: 'plain',
  will: 'info',
  same: 'plain',
  refused: 'warning',
  done: 'success',
  undone: 'success',
  kept: 'warning',
}

/** How many came to what, and what happens to each. */
export const ChangeRows = (props: ChangeProps) => {
  const { cx, rows } = props
  return (
    <>
      <Counts {...props} />
      {rows.length > 0 && (
        <Table
          caption={cx.t('lists.records')}
          quietCaption
          rows={rows}
          columns={[
            { label: cx.t('lists.name'), cell: (row) => <Name {...props} row={row} /> },
            {
              label: cx.t('lists.outcome'),
              cell: ({ outcome }) => <Badge tone={TONES[outcome]}>{cx.t(`lists.outcome_${outcome}`)}</Badge>,
            },
            { label: cx.t('lists.from_to'), cell: (row) => <FromTo {...props} row={row} /> },
            { label: cx.t('lists.why_not'), cell: ({ reason }) => reasonWords(props, reason) },
          ]}
        />
      )}
      <Onward {...props} />
    </>
  )
}

function reasonWords({ cx }: ChangeProps, reason: string | null): string {
  const known = REASONS.find((one) => one === reason)
  return known ? cx.t(`lists.reason_${known}`) : ''
}

const Counts = (props: ChangeProps) => {
  const { cx, change, counts } = props
  return (
    <ul>
      {counts.map(({ outcome, reason, count }) => (
        <li key={`${outcome}${reason}`}>
          <a href={href(cx, `${CHANGES}/${change.id}?esito=${outcome}`)}>
            {cx.t(`lists.outcome_${outcome}`)}
          </a>
          {': '}
          {cx.t('lists.number', { number: count })}
          {reason && ` – ${reasonWords(props, reason)}`}
        </li>
      ))}
    </ul>
  )
}

const Name = ({ cx, row }: ChangeProps & { row: ChangeRow }) => (
  <a href={href(cx, `${BODIES}/${row.id}`)}>
    <bdi lang={row.lang} class="wraps">
      {row.name}
    </bdi>
  </a>
)

/** What it says now and what it would say; what was not there, or will not be, is said in words. */
const FromTo = ({ cx, codes, row: { before, after } }: ChangeProps & { row: ChangeRow }) =>
  before === null && after === null ? null : (
    <>
      <del>{codes?.word(before) || cx.t('lists.nothing')}</del> <span aria-hidden="true">→</span>{' '}
      <ins>{codes?.word(after) || cx.t('lists.nothing')}</ins>
    </>
  )

function Onward({ cx, change, query, rows, more }: ChangeProps) {
  const last = rows.at(-1)
  if (!more || !last) return null
  const next = new URLSearchParams({
    dopo: String(last.position),
    ...(query.esito && { esito: query.esito }),
  })
  return (
    <p>
      <a href={href(cx, `${CHANGES}/${change.id}?${next}`)} rel="next">
        {cx.t('ui.pages_next')}
      </a>
    </p>
  )
}
