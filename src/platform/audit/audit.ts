import type { DbOrTx } from '../db/database.ts'

/** Who acts: a signed-in person, or the system itself (`operator` at the command line, a job by name). */
export interface AuditActor {
  id?: string
  name: string
}

export interface AuditEntry {
  actor: AuditActor
  /** For whom, when it is done in somebody's place. */
  onBehalfOf?: string
  /** What was done, `module.verb`. */
  action: string
  /** Kind of the thing, the table's name. */
  subject: string
  subjectId: string
  before?: unknown
  after?: unknown
  why?: string
  requestId?: string
  at: Date
}

/** Writes one line of the audit log, in the transaction of what it tells. */
export async function audit(tx: DbOrTx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entry')
    .values({
      at: entry.at,
      actor_id: entry.actor.id ?? null,
      actor_name: entry.actor.name,
      on_behalf_of: entry.onBehalfOf ?? null,
      action: entry.action,
      subject: entry.subject,
      subject_id: entry.subjectId,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      why: entry.why ?? null,
      request_id: entry.requestId ?? null,
    })
    .execute()
}
