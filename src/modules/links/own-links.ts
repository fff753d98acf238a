import type { Cx } from '../../platform/cx.ts'
import type { BodyLink, BodyPlace } from '../../platform/module.ts'
import { LINKS, ownPath } from './paths.ts'
import { listDead } from './queries.ts'

/** Tells the people of an organisation, and the staff, when addresses of its record lead nowhere. */
export async function ownLinks(
  cx: Cx,
  organizationId: string,
  place: BodyPlace,
): Promise<readonly BodyLink[]> {
  if (place === 'public') return []
  const dead = await listDead(cx.db, organizationId)
  if (dead.length === 0) return []
  const label = cx.t('links.own_link', { count: dead.length })
  const [first] = dead
  if (place === 'area') return [{ label, hint: cx.t('links.own_hint'), path: ownPath(organizationId) }]
  return [{ label, path: `${LINKS}?q=${encodeURIComponent(first ? new URL(first.url).host : '')}` }]
}
