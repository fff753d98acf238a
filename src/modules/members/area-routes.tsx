import { z } from 'zod'
import { get } from '../../platform/http/route.ts'
import { ownPage, withAccount } from '../accounts/api.ts'
import { listMine } from './area-queries.ts'
import { AREA } from './paths.ts'
import { listToAnswer } from './people/answer.ts'
import { listOffersTo } from './people/hand-over.ts'
import { ForMe } from './people/views/ForMe.tsx'
import { listMyRequests } from './request-queries.ts'
import { MyOrganizations } from './views/Mine.tsx'

const DONE = ['registrato', 'responsabile', 'lasciato', 'passato'] as const

/** The home of whoever looks after organisations. */
export const areaRoutes = [
  get(AREA, {
    summary: 'The organisations I look after: status and next step of each',
    allow: withAccount,
    query: z.object({ fatto: z.enum(DONE).optional().catch(undefined) }),
    handle: async (cx, { actor, query }) => {
      const mine = actor ? await listMine(cx.db, actor.id, cx.now) : []
      const requests = actor ? await listMyRequests(cx.db, actor.id) : []
      const owned = mine.filter(({ role }) => role === 'organization_owner').map(({ id }) => id)
      const toAnswer = await listToAnswer(cx.db, owned)
      const offers = actor ? await listOffersTo(cx.db, actor.id) : []
      const options = { title: cx.t('members.area_title'), description: cx.t('members.area_lead') }
      return ownPage(
        cx,
        options,
        <>
          <ForMe cx={cx} toAnswer={toAnswer} offers={offers} />
          <MyOrganizations cx={cx} mine={mine} requests={requests} done={query.fatto} />
        </>,
      )
    },
  }),
]
