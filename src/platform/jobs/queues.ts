import type { Services } from '../cx.ts'
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

/** The platform's own work. */
const PLATFORM_QUEUES: readonly Queue[] = [
  {
    name: 'platform.search_purge',
    run: ({ db }) => purgeWithdrawn(db, new Date()),
    retries: 2,
    expiresIn: 900,
    cron: '20 3 * * *',
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
    retries: job.retries ?? 2,
    expiresIn: job.expiresIn ?? 900,
    cron: job.cron,
    event: undefined,
  }))

const handlerQueues = (module: Module): Queue[] =>
  Object.entries(module.on ?? {}).map(([event, run]) => ({
    name: `${module.name}.on.${event}`,
    run,
    retries: 5,
    expiresIn: 300,
    cron: undefined,
    event,
  }))
