import type { Cx } from '../../../platform/cx.ts'
import { fixOf, type Health } from '../../../platform/health/health.ts'
import type { QueueState } from '../../../platform/health/queues.ts'
import { VERSION } from '../../../platform/project.ts'
import { Badge } from '../../../platform/ui/Badge.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { Table } from '../../../platform/ui/Table.tsx'

interface SystemProps {
  cx: Cx
  health: readonly Health[]
  queues: readonly QueueState[]
  /** How long the checks took. */
  milliseconds: number
}

const TONE = { ok: 'success', note: 'info', wrong: 'danger' } as const
const FIRST = ['wrong', 'note', 'ok']

/** What has to be fixed comes first, each with what to do. */
export const System = ({ cx, health, queues, milliseconds }: SystemProps) => {
  const wrong = health.filter(({ state }) => state === 'wrong').length
  const started = new Date(cx.now.getTime() - process.uptime() * 1_000)
  return (
    <>
      <Alert cx={cx} tone={wrong > 0 ? 'danger' : 'success'}>
        <p>{wrong > 0 ? cx.t('portal.system_some', { count: wrong }) : cx.t('portal.system_fine')}</p>
      </Alert>
      <Checks cx={cx} health={health} />
      <h2>{cx.t('portal.system_queues')}</h2>
      {queues.length > 0 ? <Queues cx={cx} queues={queues} /> : <p>{cx.t('portal.system_idle')}</p>}
      <p class="soft small">
        {cx.t('portal.system_when', { time: cx.now, milliseconds, version: VERSION, started })}
      </p>
      <p>
        <a class="btn btn-secondary" href={href(cx, '/gestione/sistema')}>
          {cx.t('portal.system_again')}
        </a>
      </p>
    </>
  )
}

const Checks = ({ cx, health }: Pick<SystemProps, 'cx' | 'health'>) => (
  <Table
    caption={cx.t('portal.system_checks')}
    rows={[...health].sort((one, other) => FIRST.indexOf(one.state) - FIRST.indexOf(other.state))}
    columns={[
      { label: cx.t('portal.system_check'), cell: ({ name }) => cx.t(`health.${name}`) },
      {
        label: cx.t('portal.system_state'),
        cell: ({ state }) => <Badge tone={TONE[state]}>{cx.t(`portal.system_state_${state}`)}</Badge>,
      },
      {
        label: cx.t('portal.system_found'),
        cell: (one) => (
          <>
            <p>{cx.t(one.message, one.values)}</p>
            {fixOf(cx.t, one) && (
              <p>
                <strong>{cx.t('portal.system_fix')}:</strong> {fixOf(cx.t, one)}
              </p>
            )}
          </>
        ),
      },
    ]}
  />
)

const Queues = ({ cx, queues }: Pick<SystemProps, 'cx' | 'queues'>) => (
  <Table
    caption={cx.t('portal.system_queues')}
    quietCaption
    rows={queues}
    columns={[
      { label: cx.t('portal.system_queue'), cell: ({ name }) => <bdi dir="ltr">{name}</bdi> },
      { label: cx.t('portal.system_waiting'), cell: ({ waiting }) => String(waiting), number: true },
      { label: cx.t('portal.system_active'), cell: ({ active }) => String(active), number: true },
      { label: cx.t('portal.system_failed'), cell: ({ failed }) => String(failed), number: true },
    ]}
  />
)
