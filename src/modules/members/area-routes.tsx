import { get } from '../../platform/http/route.ts'
import { ownPage, withAccount } from '../accounts/api.ts'
import { listMine } from './area-queries.ts'
import { AREA } from './paths.ts'
import { MyOrganizations } from './views/Mine.tsx'

/** The home of whoever looks after organisations. */
export const areaRoutes = [
  get(AREA, {
    summary: 'The organisations I look after: status and next step of each',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const mine = actor ? await listMine(cx.db, actor.id, cx.now) : []
      const options = { title: cx.t('members.area_title'), description: cx.t('members.area_lead') }
      return ownPage(cx, options, <MyOrganizations cx={cx} mine={mine} />)
    },
  }),
]
