import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

/** A thing that waits for the staff: `kind` is one of a manifest's `waits`. */
export interface WaitingItem {
  kind: string
  id: string
  /** What it is about, at most 500 characters are kept. */
  title: string
  lang: Lang
  organizationId?: string | undefined
  /** ISTAT codes of municipality, province and region. */
  territories?: readonly string[]
  submittedBy?: { id?: string | undefined; name: string } | undefined
  since: Date
  /** Already public, to be checked afterwards. */
  published?: boolean
  /** Its name may deceive: nobody approves it at a glance. */
  doubtful?: boolean
}

/** Puts a thing in the queue, or says anew what is there, in the transaction that made it wait. */
export async function putWaiting(tx: DbOrTx, item: WaitingItem): Promise<void> {
  const row = {
    title: item.title.slice(0, 500),
    lang: item.lang,
    organization_id: item.organizationId ?? null,
    territories: [...(item.territories ?? [])],
    submitted_by: item.submittedBy?.id ?? null,
    submitted_name: item.submittedBy?.name ?? null,
    since: item.since,
    published: item.published ?? false,
    doubtful: item.doubtful ?? false,
    settled_at: null,
    settled_by: null,
  }
  await tx
    .insertInto('waiting_item')
    .values({ kind: item.kind, id: item.id, ...row })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(row))
    .execute()
}

/** Takes it out of the queue, in the transaction that decided it. */
export async function settleWaiting(
  tx: DbOrTx,
  { kind, id, by, at }: { kind: string; id: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('waiting_item')
    .set({ settled_at: at, settled_by: by })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

/** Puts it back where it stood: a decision was taken back. */
export async function reopenWaiting(tx: DbOrTx, { kind, id }: { kind: string; id: string }): Promise<void> {
  await tx
    .updateTable('waiting_item')
    .set({ settled_at: null, settled_by: null })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .execute()
}

/** Days for which settled things are remembered, so that a decision can be taken back. */
export const KEPT_DAYS = 60

/** Forgets what was settled long ago. */
export async function forgetSettled(db: DbOrTx, now: Date): Promise<void> {
  await sql`delete from waiting_item where settled_at < ${new Date(now.getTime() - KEPT_DAYS * 86_400_000)}`.execute(
    db,
  )
}
