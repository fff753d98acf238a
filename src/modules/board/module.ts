import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { QUEUE } from './paths.ts'
import { mayOpenQueue } from './permissions.ts'
import { routes } from './routes.tsx'
import './tables.ts'
import { forgetSettled } from './waiting.ts'

/** The editorial board's one queue of everything that waits for a decision, whichever module it is of. */
export const board: Module = {
  name: 'board',
  routes,
  permissions: {
    'board.queue': ['urp_operator', 'web_editor', 'chief_editor', 'register_officer', 'territory_admin'],
  },
  navigation: [{ key: 'board.title', path: QUEUE, order: 100, allow: mayOpenQueue }],
  jobs: { forget_settled: { cron: '40 3 * * *', run: ({ db }) => forgetSettled(db, new Date()) } },
}
