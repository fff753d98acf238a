import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Mark, type Marking, markRecord, unmarkRecord } from '../../directory/api.ts'

/** Whether somebody has a part in the organisation: then a colleague has to make sure of it. */
export const isOwn = (
  actor: { grants: readonly { organizationId?: string }[] },
  organizationId: string,
): boolean => actor.grants.some((grant) => grant.organizationId === organizationId)

/** Marks a record as verified, with a line in the log; false when it is gone. */
export async function giveMark(tx: Tx, marking: Marking, requestId?: string): Promise<boolean> {
  if (!(await markRecord(tx, marking))) return false
  const { organizationId, method, on, by, now } = marking
  await audit(tx, {
    actor: by,
    action: 'lists.verified',
    subject: 'organization',
    subjectId: organizationId,
    after: { method, on },
    ...(requestId && { requestId }),
    at: now,
  })
  return true
}

interface Unmarking {
  organizationId: string
  why: string
  by: { id: string; name: string }
  now: Date
  requestId?: string
}

/** Takes the mark away, with its reason in the log; returns what it was. */
export async function removeMark(
  tx: Tx,
  { organizationId, why, by, now, requestId }: Unmarking,
): Promise<Mark | undefined> {
  const mark = await unmarkRecord(tx, organizationId, now)
  if (!mark) return undefined
  await audit(tx, {
    actor: { id: by.id, name: by.name },
    action: 'lists.unverified',
    subject: 'organization',
    subjectId: organizationId,
    before: { method: mark.method, on: mark.on },
    why,
    ...(requestId && { requestId }),
    at: now,
  })
  return mark
}
