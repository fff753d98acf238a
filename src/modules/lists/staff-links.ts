import type { Cx } from '../../platform/cx.ts'
import type { BodyLink, BodyPlace } from '../../platform/module.ts'
import { findMark, listTerritories } from '../directory/api.ts'
import { markWords } from './marks/MarkPage.tsx'
import { BODIES } from './paths.ts'
import { mayVerify } from './permissions.ts'

/** What the staff does with one organisation beside its page: making sure of its record. */
export async function staffLinks(
  cx: Cx,
  organizationId: string,
  place: BodyPlace,
): Promise<readonly BodyLink[]> {
  if (place !== 'staff') return []
  const territories = await listTerritories(cx.db, organizationId)
  if (!mayVerify(cx.actor, { territories })) return []
  const hint = markWords(cx, await findMark(cx.db, organizationId))
  return [{ label: cx.t('lists.mark'), hint, path: `${BODIES}/${organizationId}/verifica` }]
}
