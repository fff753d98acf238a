import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import { CAMPAIGNS } from '../paths.ts'
import { mayRun } from '../permissions.ts'
import type { Campaign } from '../shares.ts'
import type { DashboardProps } from './Dashboard.tsx'

/** Campaigns so far: whom they ask, how far they are, and what may be done with them. */
export function Campaigns({ cx, campaigns, words }: DashboardProps) {
  if (campaigns.length === 0) return <p>{cx.t('freshness.no_campaigns')}</p>
  const about = ({ territory, scope, type_code }: Campaign) =>
    [
      territory ? words.places([territory]) : scope && words.places(scope),
      type_code && words.type(type_code),
    ].filter(Boolean)
  const number = (value: number) => cx.t('freshness.number', { number: Number(value) })
  return (
    <Table
      caption={cx.t('freshness.campaigns')}
      rows={campaigns}
      columns={[
        {
          label: cx.t('freshness.campaign'),
          cell: (row) => (
            <>
              {cx.t('freshness.started_on', { date: row.started_at })}
              <div class="soft small">
                {[cx.t('freshness.older_than', { months: row.months }), ...about(row)].join(' · ')}
              </div>
            </>
          ),
        },
        { label: cx.t('freshness.state'), cell: ({ state }) => cx.t(`freshness.state_${state}`) },
        { label: cx.t('freshness.total'), cell: ({ total }) => number(total), number: true },
        { label: cx.t('freshness.asked'), cell: ({ asked }) => number(asked), number: true },
        { label: cx.t('freshness.answered'), cell: ({ done }) => number(done), number: true },
        { label: cx.t('freshness.to_call'), cell: ({ toCall }) => number(toCall), number: true },
        { label: cx.t('freshness.do'), cell: (row) => <Steps cx={cx} row={row} /> },
      ]}
    />
  )
}

function Steps({ cx, row }: { cx: Cx; row: Campaign }) {
  if (row.state === 'stopped') return null
  if (!mayRun(cx.actor, row)) return <span class="soft small">{cx.t('freshness.of_others')}</span>
  const other = row.state === 'running' ? 'paused' : 'running'
  return (
    <Form action={href(cx, `${CAMPAIGNS}/${row.id}/stato`)} class="cluster">
      <Button kind="secondary" small name="stato" value={other}>
        {cx.t(`freshness.to_${other}`)}
      </Button>
      <Button kind="danger" small name="stato" value="stopped">
        {cx.t('freshness.to_stopped')}
      </Button>
    </Form>
  )
}
