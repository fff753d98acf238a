import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { putDocuments } from '../../../platform/search/documents.ts'
import { tokens } from '../../../platform/search/text/fold.ts'
import { type Gathered, gather } from './gather.ts'
import { organizationDocument } from './organization-document.ts'
import { ORGANIZATION_KIND } from './organization-kind.ts'
import { parents } from './parents.ts'
import { readRecords } from './read-records.ts'
import { type ParentOf, recordCodes } from './record-codes.ts'
import { type SearchRow, searchRow } from './search-row.ts'
import './tables.ts'

/** Records read and written at once. */
const BATCH = 1_000

/**
 * Brings the search up to date with some records, in the transaction that changed them: public ones are written anew,
 * with their documents, all others leave; the staff's lists follow. Any number of records; unknown ids are ignored.
 */
export async function refreshSearch(tx: DbOrTx, organizationIds: readonly string[]): Promise<void> {
  const parentOf = await parents(tx)
  const ids = [...new Set(organizationIds)]
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH)
    await refreshBatch(tx, batch, parentOf)
    await sql`select organization_glance_refresh(${batch}::uuid[])`.execute(tx)
  }
}

/** Writes the whole search anew, in place, so that what is found stays found; returns how many records it has. */
export async function rebuildSearch(tx: DbOrTx): Promise<number> {
  await dropLeft(tx)
  const ids = await tx.selectFrom('organization').select('id').orderBy('id').execute()
  await refreshSearch(
    tx,
    ids.map(({ id }) => id),
  )
  await rebuildWords(tx)
  await sql`select gin_clean_pending_list('organization_search_words')`.execute(tx)
  await sql`analyze organization_search`.execute(tx)
  const { n } = await tx
    .selectFrom('organization_search')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function refreshBatch(tx: DbOrTx, ids: readonly string[], parentOf: ParentOf): Promise<void> {
  const gathered = gather(await readRecords(tx, ids))
  const kept = gathered.map(({ organization }) => organization.id)
  await sql`delete from organization_search
    where organization_id = any(${ids}::uuid[]) and organization_id <> all(${kept}::uuid[])`.execute(tx)
  if (gathered.length === 0) return
  const coded = gathered.map((one) => ({ one, codes: recordCodes(one, parentOf) }))
  const stamps = await putDocuments(
    tx,
    ORGANIZATION_KIND.name,
    coded.map(({ one, codes }) => ({ id: one.organization.id, document: organizationDocument(one, codes) })),
  )
  await write(
    tx,
    coded.map(({ one, codes }) => searchRow(one, codes, stamps.get(one.organization.id) ?? 0)),
  )
  await addWords(tx, gathered)
}

/** Takes out what is no more public; what leaves `organization_search` leaves the documents by itself. */
async function dropLeft(tx: DbOrTx): Promise<void> {
  const isPublic = (id: string) => sql`exists (select from organization o
    where o.id = ${sql.ref(id)} and o.visibility = 'public' and o.merged_into_id is null)`
  await sql`delete from organization_search where not ${isPublic('organization_id')}`.execute(tx)
  const { rows } = await sql<{ id: string }>`select d.id from search_document d
    where kind = ${ORGANIZATION_KIND.name} and document is not null and not ${isPublic('d.id')}`.execute(tx)
  await putDocuments(
    tx,
    ORGANIZATION_KIND.name,
    rows.map(({ id }) => ({ id, document: null })),
  )
}

const write = (tx: DbOrTx, rows: readonly SearchRow[]) =>
  sql`insert into organization_search as old
      (organization_id, stamp, words, name_folded, name_words, types, areas, sectors, beneficiaries, places, languages,
       wheelchair, free, dissolved, points, verified_at, fresh_at)
    select id, stamp, words::tsvector, name_folded, name_words, types, areas, sectors, beneficiaries, places, languages,
      wheelchair, free, dissolved, points, verified_at, fresh_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, stamp bigint, words text, name_folded text,
      name_words smallint, types text[], areas text[], sectors text[], beneficiaries text[], places text[],
      languages text[], wheelchair boolean, free boolean, dissolved boolean, points double precision[],
      verified_at timestamptz, fresh_at timestamptz)
    on conflict (organization_id) do update set
      stamp = excluded.stamp, words = excluded.words, name_folded = excluded.name_folded,
      name_words = excluded.name_words, types = excluded.types, areas = excluded.areas,
      sectors = excluded.sectors, beneficiaries = excluded.beneficiaries, places = excluded.places,
      languages = excluded.languages, wheelchair = excluded.wheelchair, free = excluded.free,
      dissolved = excluded.dissolved, points = excluded.points, verified_at = excluded.verified_at,
      fresh_at = excluded.fresh_at`.execute(tx)

/** Words short of this are too few letters to be corrected. */
const SHORTEST = 4

async function addWords(tx: DbOrTx, gathered: readonly Gathered[]): Promise<void> {
  const words = new Set<string>()
  for (const { text, field } of gathered.flatMap(({ parts }) => parts)) {
    if (field === 'description' || field === 'other') continue
    for (const token of tokens(text))
      if (!token.han && token.text.length >= SHORTEST && !/\d/.test(token.text)) words.add(token.text)
  }
  await sql`insert into organization_search_word (word) select unnest(${[...words].sort()}::text[])
    on conflict do nothing`.execute(tx)
}

/** Drops the words no record has any more and counts the others. */
export async function rebuildWords(tx: DbOrTx): Promise<void> {
  await tx.deleteFrom('organization_search_word').execute()
  await sql`insert into organization_search_word (word, records)
    select word, ndoc from ts_stat('select ts_filter(words, ''{a,b}'') from organization_search')
    where length(word) >= ${SHORTEST} and word !~ '[0-9~=一-鿿]'`.execute(tx)
  await sql`analyze organization_search_word`.execute(tx)
}
