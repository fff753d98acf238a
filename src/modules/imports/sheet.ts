import { sql } from 'kysely'
import type { Cx } from '../../platform/cx.ts'
import type { Db } from '../../platform/db/database.ts'
import { places, reachNames } from '../territory/api.ts'
import { type Batch, countOutcomes } from './batch.ts'
import type { Counts } from './outcome.ts'
import { type ChoiceRecord, countNotes, findChoices, type ListedRow, listRows } from './rows.ts'

/** Rows to decide shown at once. */
const DECISIONS = 20

/** Everything the page of one import shows. */
export interface ImportSheet {
  batch: Batch
  counts: Counts
  notes: readonly { code: string; n: number }[]
  examples: readonly ListedRow[]
  ambiguous: readonly ListedRow[]
  choices: ReadonlyMap<string, ChoiceRecord & { place: string | undefined }>
  /** Names of the only places into which it writes; `undefined` is everywhere. */
  where: string | undefined
  /** Rows that undoing left as they are. */
  kept: number
}

/** Gathers the page of an import. */
export async function loadImportSheet(
  { db, lang }: Pick<Cx, 'db' | 'lang'>,
  batch: Batch,
): Promise<ImportSheet> {
  const { id } = batch
  const [counts, notes, examples, ambiguous] = await Promise.all([
    countOutcomes(db, id),
    countNotes(db, id),
    listRows(db, id, { limit: 5 }),
    listRows(db, id, { outcome: 'ambiguous', limit: DECISIONS }),
  ])
  const ids = ambiguous.flatMap(({ candidates }) =>
    (candidates ?? []).map(({ organizationId }) => organizationId),
  )
  const atlas = await places(db)
  const found = (await findChoices(db, [...new Set(ids)])).map((record) => ({
    ...record,
    place: record.istatCode ? atlas.municipality(record.istatCode)?.name : undefined,
  }))
  const choices = new Map(found.map((record) => [record.id, record]))
  const where = batch.scope ? reachNames(atlas, batch.scope, lang) : undefined
  return { batch, counts, notes, examples, ambiguous, choices, where, kept: await countKept(db, id) }
}

async function countKept(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(undo_kept)::integer as n from import_row where batch_id = ${id}`.execute(db)
  return rows[0]?.n ?? 0
}
