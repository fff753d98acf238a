import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../db/database.ts'
import type { Permission } from '../http/actor.ts'
import { holds, type Policy } from '../http/policy.ts'
import { isUuid } from '../ids.ts'

/** Kinds of files that people send; each has a table of its name and one of what shows them. */
export type FileKind = 'picture' | 'document'

/** A thing that shows files, and who may see it besides the people of its body. */
export interface FileUser {
  /** Kind, as `MODULE.kind`, and id of the thing. */
  subject: `${string}.${string}`
  subjectId: string
  /** Only files sent for this body are taken; `null`: the staff's own. */
  organizationId: string | null
  /** Everybody, or staff who hold the permission in one of the territories (ISTAT codes) or everywhere. */
  seenBy: 'everybody' | { permission: Permission; territories: readonly string[] } | 'its people'
}

/** Says which files a thing shows now; one that nothing shows any more is swept after some weeks. */
export async function useFiles(
  tx: Tx,
  kind: FileKind,
  user: FileUser,
  ids: Iterable<string>,
  now: Date,
): Promise<void> {
  const { subject, subjectId, seenBy } = user
  const [uses, id] = [sql.table(`${kind}_use`), sql.ref(`${kind}_id`)]
  await sql`with gone as (delete from ${uses} where subject = ${subject} and subject_id = ${subjectId} returning ${id})
    update ${sql.table(kind)} set released_at = ${now} where id in (select ${id} from gone)`.execute(tx)
  const own = await ownFiles(tx, kind, user.organizationId, ids)
  if (own.size === 0) return
  const staff = typeof seenBy === 'object' ? seenBy : undefined
  await sql`insert into ${uses} (subject, subject_id, ${id}, is_public, permission, territories)
    select ${subject}, ${subjectId}, unnest(${[...own]}::uuid[]), ${seenBy === 'everybody'},
      ${staff?.permission ?? null}, ${[...(staff?.territories ?? [])]}::text[]`.execute(tx)
}

/** Nothing shows the files of these bodies any more, since the bodies are gone. */
export async function releaseBodies(tx: Tx, organizationIds: readonly string[], now: Date): Promise<void> {
  for (const kind of ['picture', 'document'] as const) {
    const [uses, id] = [sql.table(`${kind}_use`), sql.ref(`${kind}_id`)]
    await sql`with own as (update ${sql.table(kind)} set released_at = ${now}
        where organization_id = any(${[...organizationIds]}::uuid[]) returning id)
      delete from ${uses} where ${id} in (select id from own)`.execute(tx)
  }
}

/** Those of some files that were sent for a body: ids come from forms, and others' are nobody's to use. */
export async function ownFiles(
  db: DbOrTx,
  kind: FileKind,
  organizationId: string | null,
  ids: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(ids)].filter(isUuid)
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind)}
    where id = any(${asked}::uuid[]) and organization_id is not distinct from ${organizationId}::uuid
    order by id for share`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** What decides who may see a file. */
export interface UsedFile {
  organizationId: string | null
  uploadedBy: string
  uses: readonly { isPublic: boolean; permission: string | null; territories: readonly string[] }[]
}

/** What shows a file. */
export async function usesOf(db: DbOrTx, kind: FileKind, id: string): Promise<UsedFile['uses']> {
  const { rows } = await sql<UsedFile['uses'][number]>`select is_public as "isPublic", permission, territories
    from ${sql.table(`${kind}_use`)} where ${sql.ref(`${kind}_id`)} = ${id}`.execute(db)
  return rows
}

/**
 * Everybody sees what something public shows. Else the people of its body, the staff who may see what shows it and,
 * while nothing does, whoever sent it.
 */
export const maySeeFile: Policy<UsedFile> = (actor, { organizationId, uploadedBy, uses }) => {
  if (uses.some(({ isPublic }) => isPublic)) return true
  if (!actor) return false
  if (uses.length === 0 && uploadedBy === actor.id) return true
  if (organizationId && actor.grants.some((grant) => grant.organizationId === organizationId)) return true
  return uses.some(
    ({ permission, territories }) =>
      permission !== null && holds(actor, permission as Permission, { territories }),
  )
}

/** Headers of a file that people sent: only a file, kept for good by whoever fetched a public one, else by nobody. */
export function fileHeaders({ uses }: UsedFile): Record<string, string> {
  const isPublic = uses.some((use) => use.isPublic)
  return {
    'cache-control': isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(isPublic && { 'cross-origin-resource-policy': 'cross-origin' }),
  }
}

const LOCK = 7_355_610

/** Until the transaction ends, nobody sweeps (`shared`) or keeps (`alone`) files: the same content is kept once. */
export async function lockFiles(tx: Tx, how: 'shared' | 'alone'): Promise<void> {
  const lock = how === 'shared' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`
  await sql`select ${lock}(${LOCK})`.execute(tx)
}
