import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { PREPARED } from '../../../platform/db/prepared.ts'
import type { RecordDocument } from './record-document.ts'
import { normalised } from './record-rows.ts'
import { LIST_NAMES, type ListName, ORGANIZATION_FIELDS } from './record-shape.ts'
import { rowsOfList } from './record-tables.ts'

/** A record in the state it has now, with the number of that state. */
export interface ReadRecord {
  version: number
  document: RecordDocument
}

/** The whole record of an organisation, published or not, in one statement: whoever asks must have the right to see it. */
export async function readRecord(db: DbOrTx, organizationId: string): Promise<ReadRecord | undefined> {
  reading ??= statement().compile(db)
  const { rows } = await db.executeQuery<RawRecord>({ ...reading, parameters: [organizationId] })
  const [row] = rows
  return row && { version: row.version, document: normalised(row) }
}

/** Made once: it is long, and the same for each record. */
let reading: CompiledQuery<RawRecord> | undefined

function statement(): RawBuilder<RawRecord> {
  const columns = ['id', ...Object.keys(ORGANIZATION_FIELDS)].filter((name) => name !== 'seat_id')
  const lists = LIST_NAMES.map((list) => sql`${rowsOfList(list, sql`o.id`)} as ${sql.ref(list)}`)
  return sql<RawRecord>`${PREPARED} select o.version,
      (select row_to_json(f) from (select ${sql.join(columns.map((name) => sql.ref(`o.${name}`)))},
        (select l.id from location l where l.organization_id = o.id and l.is_seat) as seat_id) f) as organization,
      ${sql.join(lists)}
    from organization o where o.id = ${''}`
}

type RawRecord = { version: number; organization: unknown } & Partial<Record<ListName, unknown>>
