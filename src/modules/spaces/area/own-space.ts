import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { isUuid } from '../../../platform/ids.ts'
import { findBody } from '../body.ts'
import { findSpace, type Space, type Writer } from '../space.ts'

/** An organisation as its people see it, with its site where it has one. */
export interface Own {
  organizationId: string
  name: string
  slug: string
  territories: readonly string[]
  /** Whether its record is public: its site is not before. */
  isPublic: boolean
  space: Space | undefined
}

/** An organisation with its site. */
export type OwnSpace = Own & { space: Space }

/** The organisation an address names. */
export async function loadBody(
  cx: Cx,
  { organizationId }: { organizationId: string },
): Promise<Own | undefined> {
  const body = isUuid(organizationId) ? await findBody(cx.db, organizationId) : undefined
  return body && { ...body, space: await findSpace(cx.db, organizationId) }
}

/** The same where its site must be there. */
export async function loadOwn(cx: Cx, params: { organizationId: string }): Promise<OwnSpace | undefined> {
  const own = await loadBody(cx, params)
  return own?.space && { ...own, space: own.space }
}

/** Who writes: the person who is asking. */
export function writerOf(actor: Actor | undefined): Writer {
  if (!actor) throw new HttpError(401)
  return { id: actor.id, name: actor.name }
}
