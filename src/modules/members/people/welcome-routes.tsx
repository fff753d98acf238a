import { get } from '../../../platform/http/route.ts'
import { ownPage } from '../../accounts/api.ts'
import { WELCOME } from '../paths.ts'
import { mayManage, maySeePeople } from '../permissions.ts'
import { loadBody } from './body.ts'
import { crumbsTo } from './show-people.tsx'
import { Welcome } from './views/Welcome.tsx'

/** The first page of whoever accepted an invitation. */
export const welcomeRoutes = [
  get(WELCOME, {
    summary: 'What somebody may do for an organisation, and how to begin',
    load: loadBody,
    allow: maySeePeople,
    handle: async (cx, { actor, resource }) =>
      ownPage(
        cx,
        { title: cx.t('members.welcome_title'), breadcrumb: crumbsTo(cx, resource, false) },
        <Welcome
          cx={cx}
          body={resource}
          manages={mayManage(actor, resource)}
          links={await cx.modules.bodyLinks(cx, resource.organizationId, 'area')}
        />,
      ),
  }),
]
