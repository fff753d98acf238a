import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { QUEUE, REPLIES } from './paths.ts'
import { mayOpenQueue, mayReadReplies } from './permissions.ts'
import { replyRoutes } from './replies/routes.tsx'
import { routes } from './routes.tsx'
import './tables.ts'
import { boardPrivacy } from './privacy.ts'
import { forgetSettled } from './waiting.ts'

/** The editorial board's one queue of everything that waits for a decision, whichever module it is of. */
export const board: Module = {
  name: 'board',
  privacy: boardPrivacy,
  routes: [...routes, ...replyRoutes],
  permissions: {
    'board.queue': ['urp_operator', 'web_editor', 'chief_editor', 'register_officer', 'territory_admin'],
    'board.replies': ['web_editor', 'chief_editor', 'territory_admin'],
  },
  navigation: [
    { key: 'board.title', path: QUEUE, order: 100, allow: mayOpenQueue },
    { key: 'board.replies.title', path: REPLIES, order: 330, allow: mayReadReplies },
  ],
  examples: async () => ({ risposta: 'nuova' }),
  jobs: { forget_settled: { cron: '40 3 * * *', run: ({ db }) => forgetSettled(db, new Date()) } },
}
