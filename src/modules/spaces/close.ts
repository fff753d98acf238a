import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { showPictures } from './pictures.ts'
import { putSpaceDocument } from './search-kind.ts'
import { lockSpace, type Writer } from './space.ts'

interface Asked {
  organizationId: string
  by: Writer
  now: Date
  requestId: string
}

/** Takes a site off line with a reason that its people see, or puts it back; `reason` undefined opens it. */
export async function setClosed(tx: Tx, asked: Asked & { reason: string | undefined }): Promise<boolean> {
  const { organizationId, by, now, requestId, reason } = asked
  const space = await lockSpace(tx, organizationId)
  if (!space || (space.closed !== undefined) === (reason !== undefined)) return false
  const closed = { closed_at: now, closed_by: by.name, closed_reason: reason ?? null }
  const open = { closed_at: null, closed_by: null, closed_reason: null }
  await tx
    .updateTable('space')
    .set(reason === undefined ? open : closed)
    .where('organization_id', '=', organizationId)
    .execute()
  const shown = reason === undefined ? space.document : null
  await showPictures(tx, { organizationId, document: shown, as: 'public', now })
  await putSpaceDocument(tx, organizationId, shown, now)
  await audit(tx, {
    actor: by,
    action: reason === undefined ? 'spaces.reopen' : 'spaces.close',
    subject: 'space',
    subjectId: organizationId,
    ...(reason !== undefined && { why: reason }),
    requestId,
    at: now,
  })
  return true
}

/** Gives a site a host name of its own, or takes it away; says whether the name was free. */
export async function setHost(tx: Tx, asked: Asked & { host: string | undefined }): Promise<boolean> {
  const { organizationId, by, now, requestId, host } = asked
  if (!(await lockSpace(tx, organizationId))) return false
  await tx.deleteFrom('space_host').where('organization_id', '=', organizationId).execute()
  if (host !== undefined) {
    const row = { host, organization_id: organizationId, set_by: by.name, set_at: now }
    const made = await tx
      .insertInto('space_host')
      .values(row)
      .onConflict((conflict) => conflict.column('host').doNothing())
      .returning('host')
      .executeTakeFirst()
    if (!made) return false
  }
  await audit(tx, {
    actor: by,
    action: 'spaces.host',
    subject: 'space',
    subjectId: organizationId,
    after: { host: host ?? null },
    requestId,
    at: now,
  })
  return true
}
