import { sql } from 'kysely'
import type { Services } from '../cx.ts'
import type { Tx } from '../db/database.ts'
import { removeStrays } from './stray-files.ts'
import { type FileKind, lockFiles } from './used-files.ts'

/** Days a file that nothing shows is kept: longer than a decision can be taken back, or a form be filled. */
export const KEPT_DAYS = 40

/** Removes pictures and documents that nothing has shown for that long, the content that no other one has, and what was cut off. */
export async function sweepFiles({ db, files }: Pick<Services, 'db' | 'files'>, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.transaction().execute(async (tx) => {
    await lockFiles(tx, 'alone')
    const hashes = await removePictures(tx, await orphans(tx, 'picture', limit))
    const ids = await orphans(tx, 'document', limit)
    if (ids.length > 0) {
      const gone = await tx.deleteFrom('document').where('id', 'in', ids).returning('hash').execute()
      for (const { hash } of gone) hashes.add(hash)
    }
    for (const hash of await unused(tx, hashes)) await files.delete(hash)
  })
  await removeStrays({ db, files }, now)
}

async function orphans(tx: Tx, kind: FileKind, limit: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind)} f where released_at < ${limit}
    and not exists (select from ${sql.table(`${kind}_use`)} u where u.${sql.ref(`${kind}_id`)} = f.id)
    limit 1000 for update`.execute(tx)
  return rows.map(({ id }) => id)
}

async function removePictures(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const gone = await tx.deleteFrom('picture_file').where('picture_id', 'in', ids).returning('hash').execute()
  await tx.deleteFrom('picture').where('id', 'in', ids).execute()
  return new Set(gone.map(({ hash }) => hash))
}

async function unused(tx: Tx, hashes: ReadonlySet<string>): Promise<string[]> {
  if (hashes.size === 0) return []
  const asked = [...hashes]
  const kept = await tx
    .selectFrom('picture_file')
    .select('hash')
    .where('hash', 'in', asked)
    .union(tx.selectFrom('document').select('hash').where('hash', 'in', asked))
    .execute()
  const stay = new Set(kept.map(({ hash }) => hash))
  return asked.filter((hash) => !stay.has(hash))
}
