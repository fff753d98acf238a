import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import { findUncoded, placedNames } from '../directory/api.ts'
import { guessTerms } from '../taxonomy/api.ts'
import type { Places } from '../territory/api.ts'
import type { Batch } from './batch.ts'
import type { Examiner } from './examine.ts'
import { fileMemory } from './file-memory.ts'
import { readRow } from './read-row.ts'
import { inScope } from './scope.ts'

/** Everything needed to decide, with the memory of the rows already done. */
export async function examinerFor(
  tx: DbOrTx,
  batch: Batch,
  { findMunicipality, municipality }: Places,
): Promise<Examiner> {
  const findPlace = (name: string, province: string | undefined) => {
    const found = findMunicipality(name, province)
    return found && { istatCode: found.istat, name: found.name }
  }
  const memory = fileMemory(await hasUncodedRows(tx, batch))
  const examiner: Examiner = {
    mapping: batch.mapping,
    damage: batch.damage,
    source: batch.authority,
    memory,
    uncoded: placedNames(await findUncoded(tx)),
    findPlace,
    municipality,
    guess: guessTerms,
    isOurs: await inScope(tx, batch.scope),
  }
  for (let after = 0; after < batch.done_rows; ) {
    const rows = await tx
      .selectFrom('import_row')
      .select(['row_number', 'cells', 'organization_id'])
      .where('batch_id', '=', batch.id)
      .where('row_number', '>', after)
      .where('row_number', '<=', batch.done_rows)
      .orderBy('row_number')
      .limit(5_000)
      .execute()
    for (const row of rows) {
      if (!row.organization_id) continue
      const reading = readRow(row.cells ?? [], examiner)
      if (reading.kind === 'draft') memory.remember(reading.draft, row.row_number, row.organization_id)
    }
    after = rows.at(-1)?.row_number ?? batch.done_rows
  }
  return examiner
}

/** Whether a row has no tax code, so that its name has to be compared. */
async function hasUncodedRows(tx: DbOrTx, batch: Batch): Promise<boolean> {
  const { taxCode } = batch.mapping
  if (taxCode === undefined) return true
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from import_row where batch_id = ${batch.id}
      and coalesce(trim(cells ->> ${taxCode}::integer), '') = '') as found`.execute(tx)
  return rows[0]?.found === true
}
