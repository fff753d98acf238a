import type { Cx } from '../../../platform/cx.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { BodyLink, BodyPlace } from '../../../platform/module.ts'
import { peoplePath, staffPeoplePath } from '../paths.ts'
import { mayEndAccess, maySeePeople } from '../permissions.ts'
import { listPeople, territoriesOf } from '../request-queries.ts'
import { listToAnswer } from './answer.ts'

/** The way to who looks after an organisation: for its own people, and for the staff of its territory. */
export async function peopleLinks(
  cx: Cx,
  organizationId: string,
  place: BodyPlace,
): Promise<readonly BodyLink[]> {
  if (place === 'public' || !isUuid(organizationId)) return []
  const label = cx.t('members.people_title')
  const count = async () => {
    const people = await listPeople(cx.db, organizationId, cx.now)
    return cx.t('members.people_count', { count: new Set(people.map(({ id }) => id)).size })
  }
  if (place === 'staff') {
    const territories = await territoriesOf(cx.db, organizationId)
    const allowed = mayEndAccess(cx.actor, { organizationId, territories })
    return allowed ? [{ label, hint: await count(), path: staffPeoplePath(organizationId) }] : []
  }
  if (!maySeePeople(cx.actor, { organizationId })) return []
  const asking = (await listToAnswer(cx.db, [organizationId])).length
  const hint = asking > 0 ? cx.t('members.asking', { count: asking }) : await count()
  return [{ label, hint, path: peoplePath(organizationId) }]
}
