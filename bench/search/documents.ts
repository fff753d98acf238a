import { sql } from 'kysely'
import type { Knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { isWiderPlace } from '../../src/modules/directory/search/record-codes.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { type Coded, type Columns, columns } from './columns.ts'

/** One record as somebody who builds an index of his own would read it. */
export interface PlainDocument {
  /** Its place in the columns. */
  id: number
  name: string
  services: string
  text: string
  /** Names of its municipality and of its sectors, in Italian. */
  labels: string
}

interface Row extends Coded {
  id: string
  name: string
  services: string | null
  text: string
}

const BATCH = 5_000

/** Gives every document to an index, and keeps the codes in columns. */
export async function readDocuments(
  db: Db,
  { lists, places }: Knowledge,
  take: (document: PlainDocument) => void,
): Promise<Columns> {
  const kept = columns()
  const label = (code: string) => places.municipality(code)?.name ?? lists.label('it', 'sector', code)
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await readBatch(db, after)
    for (const { id, name, services, text, codes, flags } of rows) {
      // Nobody is shown how many there are in a region.
      const place = (codes.place ?? []).filter((code) => !isWiderPlace(code))
      const labels = [...place, ...(codes.sector ?? [])].map(label).join(' ')
      take({
        id: kept.add(id, { codes: { ...codes, place }, flags }),
        name,
        services: services ?? '',
        text,
        labels,
      })
    }
    const last = rows.at(-1)
    if (rows.length < BATCH || !last) return kept
    after = last.id
  }
}

async function readBatch(db: Db, after: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select o.id, o.name,
      concat_ws(' ', o.description, (select string_agg(text, ' ') from translation t where t.organization_id = o.id)) as text,
      (select string_agg(concat_ws(' ', v.name, v.description), ' ') from service v where v.organization_id = o.id) as services,
      json_build_object('type', types, 'area', areas, 'sector', sectors, 'place', places, 'beneficiary', beneficiaries,
        'language', languages) as codes,
      json_build_object('wheelchair', wheelchair, 'free', free, 'dissolved', dissolved) as flags
    from organization_search s join organization o on o.id = s.organization_id
    where o.id > ${after}::uuid order by o.id limit ${BATCH}`.execute(db)
  return rows
}
