import { anyone } from '../../platform/http/policy.ts'
import { json } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'

const SAYS = {
  starting: 'The search index is being loaded.',
  ready: 'Send readers here.',
  leaving: 'This process is about to end: send readers to another one.',
} as const

/**
 * Whether a balancer should send readers to this process; 503 before it is ready and while it ends. Says nothing of
 * the database, which all processes share: without it each of them still explains what is wrong better than a balancer.
 */
export const readyRoute = rootGet('/ready', {
  summary: 'Whether a balancer should send readers to this process',
  allow: anyone,
  handle: ({ door }) => {
    const state = door.readiness()
    const status = state === 'ready' ? 200 : 503
    const answer = { type: 'about:blank', title: state, status, detail: SAYS[state] }
    return json(answer, status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    })
  },
})
