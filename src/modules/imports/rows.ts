import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { Outcome } from './outcome.ts'

/** Rows of an import with one outcome, or with something noticed, from a row on. */
export function listRows(
  db: DbOrTx,
  id: string,
  {
    outcome,
    noted = false,
    after = 0,
    limit = 50,
  }: { outcome?: Outcome; noted?: boolean; after?: number; limit?: number },
) {
  return db
    .selectFrom('import_row')
    .select([
      'row_number',
      'cells',
      'outcome',
      'match_method',
      'organization_id',
      'candidates',
      'decision',
      'notes',
    ])
    .where('batch_id', '=', id)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? null))
    .$if(noted, (query) => query.where(sql<boolean>`jsonb_array_length(notes) > 0`))
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(limit)
    .execute()
}
/** One staged row as pages and reports show it. */
export type ListedRow = Awaited<ReturnType<typeof listRows>>[number]

/** Names, municipalities and codes of the records a person has to choose from. */
export async function findChoices(db: DbOrTx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('organization as o')
    .leftJoin('location as l', (join) =>
      join.onRef('l.organization_id', '=', 'o.id').on('l.is_seat', '=', true),
    )
    .leftJoin('organization_identifier as i', (join) =>
      join
        .onRef('i.organization_id', '=', 'o.id')
        .on('i.identifier_scheme', '=', 'IT-CF')
        .on('i.valid_to', 'is', null)
        .on('i.personal', '=', false),
    )
    .select([
      'o.id',
      'o.slug',
      'o.name',
      'l.istat_code as istatCode',
      'l.address_1 as street',
      'i.identifier as taxCode',
    ])
    .where('o.id', 'in', [...ids])
    .execute()
}
/** A record to choose. */
export type ChoiceRecord = Awaited<ReturnType<typeof findChoices>>[number]

/** How often each thing was noticed, the most frequent first. */
export async function countNotes(db: DbOrTx, id: string): Promise<{ code: string; n: number }[]> {
  const { rows } = await sql<{ code: string; n: number }>`
    select note ->> 'code' as code, count(*)::integer as n
    from import_row, jsonb_array_elements(notes) note
    where batch_id = ${id} and note ->> 'code' <> 'is_municipality'
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}
