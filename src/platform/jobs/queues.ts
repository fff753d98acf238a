import type { Services } from '../cx.ts'
import { forgetForms } from '../http/once.ts'
import { forgetSent } from '../mail/sent-once.ts'
import type { Module } from '../module.ts'
import { purgeWithdrawn } from '../search/feed/purge.ts'

/** Something a worker takes from the queue of its name. */
export interface Queue {
  name: string
  run: (services: Services, data: unknown) => Promise<void>
  retries: number
  expiresIn: number
  cron: string | undefined
  /** The event that feeds it, for a handler of events. */
  event: string | undefined
}

/** Tries of what runs again at its next hour anyway. */
const SCHEDULED_RETRIES = 2
/** For about a day, after 1, 2, 4, … seconds and then each hour: mail servers and other services come back. */
const RETRIES = 36

/** The platform's own work. */
const PLATFORM_QUEUES: readonly Queue[] = [
  {
    name: 'platform.search_purge',
    run: ({ db }) => purgeWithdrawn(db, new Date()),
    retries: SCHEDULED_RETRIES,
    expiresIn: 900,
    cron: '20 3 * * *',
    event: undefined,
  },
  {
    name: 'platform.forget_sent',
    run: async ({ db }) => {
      await forgetSent(db, new Date())
      await forgetForms(db, new Date())
    },
    retries: SCHEDULED_RETRIES,
    expiresIn: 900,
    cron: '25 3 * * *',
    event: undefined,
  },
]

/** The queues of the platform and of all modules: `module.job` for jobs, `module.on.event` for handlers of events. */
export function listQueues(modules: readonly Module[]): Queue[] {
  return [
    ...PLATFORM_QUEUES,
    ...modules.flatMap((module) => [...jobQueues(module), ...handlerQueues(module)]),
  ]
}

const jobQueues = (module: Module): Queue[] =>
  Object.entries(module.jobs ?? {}).map(([name, job]) => ({
    name: `${module.name}.${name}`,
    run: job.run,
    retries: job.retries ?? (job.cron ? SCHEDULED_RETRIES : RETRIES),
    expiresIn: job.expiresIn ?? 900,
    cron: job.cron,
    event: undefined,
  }))

const handlerQueues = (module: Module): Queue[] =>
  Object.entries(module.on ?? {}).map(([event, run]) => ({
    name: `${module.name}.on.${event}`,
    run,
    retries: RETRIES,
    expiresIn: 300,
    cron: undefined,
    event,
  }))
