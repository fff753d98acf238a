import { sql } from 'kysely'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { rebuildWords, refreshSearch } from '../../src/modules/directory/search/refresh.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { organization } from './organization.ts'
import { rowsOf } from './rows.ts'
import { type Vocabulary, vocabulary } from './vocabulary.ts'

/** The whole of Italy: 7,900 municipalities. */
export const NATION = { territory: 'nation:IT' }

/** Part of a corpus: the organisations numbered from `from` up to, not including, `to`. */
export interface Part {
  seed: string
  from: number
  to: number
}

/** Organisations written and made findable in one transaction. */
const BATCH = 1_000

/** Writes a part of a corpus into the directory's tables and, by the product's own function, into the search. */
export async function fill(db: Db, { seed, from, to }: Part): Promise<void> {
  const words = vocabulary(await knowledge(db, NATION))
  for (let at = from; at < to; at += BATCH)
    await fillBatch(db, { seed, from: at, to: Math.min(at + BATCH, to) }, words)
}

async function fillBatch(db: Db, { seed, from, to }: Part, words: Vocabulary): Promise<void> {
  const tables = new Map<string, unknown[]>()
  const ids: string[] = []
  for (let number = from; number < to; number++) {
    const one = organization(seed, number, words)
    ids.push(one.id)
    for (const [table, rows] of Object.entries(rowsOf(one)))
      tables.set(table, [...(tables.get(table) ?? []), ...rows])
  }
  await db.transaction().execute(async (tx) => {
    // Nothing waits for the disk, nor looks up what the generator knows to be there.
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [table, rows] of tables) {
      const columns = Object.keys(rows[0] ?? {}).map((name) => sql.ref(name))
      if (columns.length === 0) continue
      await sql`insert into ${sql.table(table)} (${sql.join(columns)})
        select ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
        tx,
      )
    }
    await refreshSearch(tx, ids)
  })
}

/** The indexes that are quicker made at the end, not those by which a record's own rows are read; `restore` makes them. */
export async function withoutIndexes(db: Db): Promise<{ restore(): Promise<void> }> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relname in ('organization', 'organization_search', 'organization_glance', 'search_document')
      and not i.indisunique`.execute(db)
  for (const { name } of rows) await sql.raw(`drop index ${name}`).execute(db)
  return {
    restore: () =>
      db.connection().execute(async (one) => {
        await sql`set maintenance_work_mem = '512MB'`.execute(one)
        for (const { definition } of rows) await sql.raw(definition).execute(one)
      }),
  }
}

/** What is left once all parts are written: the words for corrections, and the planner's figures. */
export async function finish(db: Db): Promise<void> {
  await db.transaction().execute(rebuildWords)
  await sql`vacuum analyze`.execute(db)
}
