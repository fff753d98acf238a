import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import type { Mandate } from '../../../platform/module.ts'
import type { ReadRecord } from '../../directory/api.ts'
import { readRecord } from '../../directory/api.ts'
import { type Draft, readDraft, type Writer } from '../draft.ts'
import { isOwnRecord } from '../permissions.ts'

/** A record as those who look after it see it: what is public, and the draft. */
export interface OwnRecord {
  organizationId: string
  current: ReadRecord
  draft: Draft
  /** That of somebody of the staff who is asking; nothing for the organisation's own people. */
  mandate?: Mandate | undefined
}

/** The record an address names; nothing where there is none. */
export async function loadOwn(
  cx: Cx,
  { organizationId }: { organizationId: string },
): Promise<OwnRecord | undefined> {
  if (!z.guid().safeParse(organizationId).success) return undefined
  const current = await readRecord(cx.db, organizationId)
  const draft = current && (await readDraft(cx.db, organizationId, current))
  const isOwn = isOwnRecord(cx.actor, { organizationId })
  const mandate = isOwn ? undefined : await cx.modules.writesFor(cx, organizationId)
  return draft && { organizationId, current, draft, mandate }
}

/** Who writes: the person who is asking. */
export function writerOf(actor: Actor | undefined): Writer {
  if (!actor) throw new HttpError(401)
  return { id: actor.id, name: actor.name }
}
