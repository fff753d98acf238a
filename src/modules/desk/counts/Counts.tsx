import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { COUNTS } from '../paths.ts'
import type { ContactCount, CountedBy } from './count-contacts.ts'

/** One table of counts, with the words of its keys. */
export interface Counted {
  by: CountedBy
  rows: readonly ContactCount[]
  word: (key: string) => string
}

interface CountsProps {
  cx: Cx
  from: string
  to: string
  tables: readonly Counted[]
}

/** How many contacts the desk had, by month, channel, topic and language. */
export const Counts = ({ cx, from, to, tables }: CountsProps) => (
  <div class="stack">
    <Form action={href(cx, COUNTS)} method="get" class="cluster">
      <TextField cx={cx} name="dal" label={cx.t('desk.from')} type="date" value={from} short optional />
      <TextField cx={cx} name="al" label={cx.t('desk.to')} type="date" value={to} short optional />
      <Button kind="secondary">{cx.t('desk.show')}</Button>
    </Form>
    <p>
      <a href={href(cx, `${COUNTS}/conteggi.csv?dal=${from}&al=${to}`)}>{cx.t('desk.counts_csv')}</a>
    </p>
    {tables.map((table) => (
      <CountTable key={table.by} cx={cx} {...table} />
    ))}
    <p class="soft">{cx.t('desk.counts_note')}</p>
  </div>
)

function CountTable({ cx, by, rows, word }: Counted & { cx: Cx }) {
  const most = Math.max(1, ...rows.map(({ contacts }) => contacts))
  return (
    <Table
      caption={cx.t(`desk.by_${by}`)}
      rows={rows}
      columns={[
        { label: cx.t(`desk.counted_${by}`), cell: ({ key }) => <bdi>{word(key)}</bdi> },
        {
          label: cx.t('desk.contacts'),
          cell: ({ contacts }) => (
            <>
              {cx.t('desk.number', { number: contacts })} <Bar share={contacts / most} />
            </>
          ),
        },
        {
          label: cx.t('desk.minutes'),
          cell: ({ minutes }) => cx.t('desk.number', { number: minutes }),
          number: true,
        },
      ]}
    />
  )
}

/** The number beside it, for the eye. */
const Bar = ({ share }: { share: number }) => (
  <svg width="120" height="10" viewBox="0 0 120 10" aria-hidden="true">
    <rect width="120" height="10" fill="currentColor" fill-opacity="0.15" />
    <rect width={120 * share} height="10" fill="currentColor" />
  </svg>
)
