import type { Cx } from '../../platform/cx.ts'
import type { BodyLink, BodyPlace } from '../../platform/module.ts'
import { findBody } from './body.ts'
import { pathsOf, SPACES, staffPath } from './paths.ts'
import { mayClose } from './permissions.ts'
import { findSpace } from './space.ts'

/** The site of an organisation, where the organisation is shown. */
export async function spaceLinks(
  cx: Cx,
  organizationId: string,
  place: BodyPlace,
): Promise<readonly BodyLink[]> {
  if (place === 'area')
    return [
      { label: cx.t('spaces.own.title'), hint: cx.t('spaces.own.hint'), path: pathsOf(organizationId).home },
    ]
  const [space, body] = await Promise.all([findSpace(cx.db, organizationId), findBody(cx.db, organizationId)])
  if (!space || !body) return []
  if (place === 'staff')
    return mayClose(cx.actor, body)
      ? [{ label: cx.t('spaces.staff.link'), path: staffPath(organizationId) }]
      : []
  if (!space.document || space.closed || !body.isPublic) return []
  return [{ label: cx.t('spaces.site_of', { name: body.name }), path: `${SPACES}/${body.slug}` }]
}
