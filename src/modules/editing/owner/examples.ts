import type { DbOrTx } from '../../../platform/db/database.ts'
import { SECTIONS } from '../forms/sections.ts'
import { NEW_ROW } from './section-request.ts'

/** A record, a section and a row for every address of the form. */
export async function recordExamples(db: DbOrTx): Promise<Record<string, string>> {
  const first = await db
    .selectFrom('organization')
    .select('id')
    .where('visibility', '=', 'public')
    .orderBy('slug')
    .limit(1)
    .executeTakeFirst()
  return {
    organizationId: first?.id ?? '',
    sezione: (SECTIONS.find(({ rows }) => rows) ?? SECTIONS[0])?.name ?? '',
    riga: NEW_ROW,
    versione: '0',
  }
}
