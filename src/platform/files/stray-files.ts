import type { Services } from '../cx.ts'
import type { DbOrTx } from '../db/database.ts'
import type { FileHash } from './file-store.ts'
import { lockFiles } from './used-files.ts'

/** Hours after which what came has its row, or never will: the longest form and the longest import are shorter. */
const COMING_HOURS = 48

/** Contents looked up at once. */
const BATCH = 500

/** Contents that no row names: whoever sent them was cut off between the disk and the database. */
export async function* strayFiles(
  { db, files }: Pick<Services, 'db' | 'files'>,
  now: Date,
): AsyncGenerator<FileHash> {
  const before = comingSince(now)
  for await (const hashes of batchesOf(files.list())) {
    const named = await namedFiles(db, hashes)
    for (const hash of hashes) {
      if (named.has(hash)) continue
      const came = await files.cameAt(hash)
      if (came && came < before) yield hash
    }
  }
}

/** Removes them, and what never came whole. */
export async function removeStrays(services: Pick<Services, 'db' | 'files'>, now: Date): Promise<void> {
  await services.files.removeUnfinished(comingSince(now))
  for await (const hash of strayFiles(services, now))
    await services.db.transaction().execute(async (tx) => {
      await lockFiles(tx, 'alone')
      if (!(await namedFiles(tx, [hash])).has(hash)) await services.files.delete(hash)
    })
}

/** How many rows name a content that is not there. */
export async function countMissing({ db, files }: Pick<Services, 'db' | 'files'>): Promise<number> {
  const rows = await db
    .selectFrom('picture_file')
    .select('hash')
    .union(db.selectFrom('document').select('hash'))
    .execute()
  let missing = 0
  for (const { hash } of rows) if (!(await files.has(hash))) missing++
  return missing
}

const comingSince = (now: Date): Date => new Date(now.getTime() - COMING_HOURS * 3_600_000)

async function namedFiles(db: DbOrTx, hashes: readonly FileHash[]): Promise<ReadonlySet<FileHash>> {
  const rows = await db
    .selectFrom('picture_file')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .union(
      db
        .selectFrom('document')
        .select('hash')
        .where('hash', 'in', [...hashes]),
    )
    .execute()
  return new Set(rows.map(({ hash }) => hash))
}

async function* batchesOf(hashes: AsyncIterable<FileHash>): AsyncGenerator<FileHash[]> {
  let batch: FileHash[] = []
  for await (const hash of hashes) {
    batch.push(hash)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
