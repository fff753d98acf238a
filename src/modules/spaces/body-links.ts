import { sql } from 'kysely'
import type { Cx } from '../../platform/cx.ts'
import type { DbOrTx } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import type { BodyLink, BodyPlace, ShownBody } from '../../platform/module.ts'
import { findBody } from './body.ts'
import { pathsOf, SPACES, staffPath } from './paths.ts'
import { mayClose } from './permissions.ts'
import { findSpace } from './space.ts'

/** The site of an organisation, where the organisation is shown. */
export async function spaceLinks(
  cx: Cx,
  organizationId: string,
  place: BodyPlace,
  shown?: ShownBody,
): Promise<readonly BodyLink[]> {
  if (place === 'area')
    return [
      { label: cx.t('spaces.own.title'), hint: cx.t('spaces.own.hint'), path: pathsOf(organizationId).home },
    ]
  if (shown) return (await isOpen(cx.db, organizationId)) ? [siteOf(cx, shown)] : []
  const [space, body] = await Promise.all([findSpace(cx.db, organizationId), findBody(cx.db, organizationId)])
  if (!space || !body) return []
  if (place === 'staff')
    return mayClose(cx.actor, body)
      ? [{ label: cx.t('spaces.staff.link'), path: staffPath(organizationId) }]
      : []
  if (!space.document || space.closed || !body.isPublic) return []
  return [siteOf(cx, body)]
}

const siteOf = (cx: Cx, { name, slug }: { name: string; slug: string }): BodyLink => ({
  label: cx.t('spaces.site_of', { name }),
  path: `${SPACES}/${slug}`,
})

/** Whether the public has a site of it; the documents, which may be long, stay where they are. */
async function isOpen(db: DbOrTx, organizationId: string): Promise<boolean> {
  const { rows } = await sql`${PREPARED} select from space
    where organization_id = ${organizationId} and document is not null and closed_at is null`.execute(db)
  return rows.length > 0
}
