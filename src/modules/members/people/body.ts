import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { isUuid } from '../../../platform/ids.ts'
import { territoriesOf } from '../request-queries.ts'

/** The organisation an address names, unless another record took it. */
export async function loadBody(cx: Cx, { organizationId }: { organizationId: string }) {
  if (!isUuid(organizationId)) return undefined
  return cx.db
    .selectFrom('organization')
    .select(['id as organizationId', 'name', 'original_lang as lang', 'slug', 'visibility'])
    .where('id', '=', organizationId)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
}
export type Body = NonNullable<Awaited<ReturnType<typeof loadBody>>>

/** The same, with where it is, for the staff. */
export async function loadPlacedBody(cx: Cx, { ente }: { ente: string }) {
  const body = await loadBody(cx, { organizationId: ente })
  return body && { ...body, territories: await territoriesOf(cx.db, ente) }
}

/** Whoever is asking; the policy has seen that they are somebody. */
export function known(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}
