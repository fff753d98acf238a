import { readHealth } from '../../../platform/health/health.ts'
import { readQueues } from '../../../platform/health/queues.ts'
import { get } from '../../../platform/http/route.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { mayWatchSystem } from '../permissions.ts'
import { System } from './System.tsx'

/** Where operators see how the service is. */
export const SYSTEM = '/gestione/sistema'

/** What works, what does not and what to do, for whoever keeps the service running. */
export const systemRoutes = [
  get(SYSTEM, {
    summary: 'What of the service works, what does not and what to do',
    allow: mayWatchSystem,
    handle: async (cx) => {
      const began = performance.now()
      const [health, queues] = await Promise.all([readHealth(cx, cx.now), readQueues(cx.db)])
      const milliseconds = Math.round(performance.now() - began)
      const options = {
        title: cx.t('portal.system_title'),
        description: cx.t('portal.system_lead'),
        breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
        feedback: false,
        indexed: false,
        search: false,
      }
      return page(cx, options, <System cx={cx} health={health} queues={queues} milliseconds={milliseconds} />)
    },
  }),
]
