import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Bringer } from '../bulk/listed-fields.ts'
import { writeIdentifier } from '../bulk/write-values.ts'
import type { Change } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { entriesOf, entryKey } from './record-rows.ts'
import { LIST_NAMES, LISTS, type ListName, type Row } from './record-shape.ts'
import { namesOrganization } from './record-tables.ts'

/** Puts the rows that changed where they belong, each list with one statement of a kind. */
export async function writeRows(
  tx: Tx,
  document: RecordDocument,
  changes: readonly Change[],
  by: Bringer,
): Promise<void> {
  const { id } = document.organization
  const byList = Map.groupBy(changes, ({ list }) => list)
  const of = (list: ListName): readonly Change[] => (TABLES.includes(list) ? (byList.get(list) ?? []) : [])
  for (const list of TABLES) {
    await insert(tx, list, id, of(list).filter(isAddition), by)
    await update(tx, list, id, rowsNow(document, of(list)))
  }
  // Last, so that nothing that was moved away from a service or a place is deleted with it.
  for (const list of TABLES.toReversed()) await remove(tx, list, id, of(list).filter(isRemoval))
  await writeIdentifiers(tx, id, byList.get('identifiers') ?? [], document)
  await updateOrganization(
    tx,
    document,
    (byList.get('organization') ?? []).flatMap(({ field }) => field ?? []),
  )
  await touchServices(tx, id, changes, document, by.at)
}

/** Lists that are rows which come, change and go; codes have a rule of their own. */
const TABLES: readonly ListName[] = LIST_NAMES.filter((list) => list !== 'identifiers')

const isAddition = ({ field, after }: Change) => field === undefined && after !== null
const isRemoval = ({ field, after }: Change) => field === undefined && after === null

/** The rows, as they are now, of which some field changed. */
function rowsNow(document: RecordDocument, changes: readonly Change[]): Row[] {
  const after = entriesOf(document)
  const keys = new Set(changes.filter(({ field }) => field !== undefined).map(entryKey))
  return [...keys].flatMap((key) => {
    const entry = after.get(key)
    return entry ? [entry.row] : []
  })
}

/** Columns that are not named like their fields. */
const COLUMNS: Record<string, readonly string[]> = {
  'location.point': ['latitude', 'longitude', 'geocode_quality'],
}
const columnsOf = (entity: string, name: string): readonly string[] => COLUMNS[`${entity}.${name}`] ?? [name]

/** A row as its table has it. */
function tableRow(row: Row): Row {
  const { point, ...rest } = row
  if (typeof point !== 'object' || point === null) return rest
  return {
    ...rest,
    latitude: point.latitude ?? null,
    longitude: point.longitude ?? null,
    geocode_quality: point.quality ?? null,
  }
}

const rowsAs = (entity: string, rows: readonly Row[]) =>
  sql`jsonb_populate_recordset(null::${sql.table(entity)}, ${JSON.stringify(rows.map(tableRow))}::jsonb)`

async function remove(tx: Tx, list: ListName, organizationId: string, gone: readonly Change[]) {
  if (gone.length === 0) return
  const { entity } = LISTS[list]
  const rows = rowsAs(
    entity,
    gone.map(({ before }) => before as Row),
  )
  await sql`delete from ${sql.table(entity)} t using ${rows} v where ${sameRow(list, organizationId)}`.execute(
    tx,
  )
}

/** What tells the row `t` of the table that the given row `v` is about; never one of another organisation. */
function sameRow(list: ListName, organizationId: string) {
  const { entity, key } = LISTS[list]
  const keys = key
    .flatMap((name) => columnsOf(entity, name))
    .map((name) => sql`t.${sql.ref(name)} is not distinct from v.${sql.ref(name)}`)
  const own = namesOrganization(list) ? sql` and t.organization_id = ${organizationId}` : sql``
  return sql`${sql.join(keys, sql` and `)}${own}`
}

/** A code is never rewritten: the old one ends and the new one begins. */
async function writeIdentifiers(tx: Tx, id: string, changes: readonly Change[], after: RecordDocument) {
  for (const scheme of new Set(changes.map((change) => change.id))) {
    const now = after.identifiers.find((one) => one.scheme === scheme)
    await writeIdentifier(tx, scheme, [{ id, value: now?.identifier ?? null }])
  }
}

async function insert(
  tx: Tx,
  list: ListName,
  organizationId: string,
  added: readonly Change[],
  by: Bringer,
): Promise<void> {
  if (added.length === 0) return
  const rows = added.map(({ after }) => after as Row)
  const { entity, key, fields } = LISTS[list]
  const names = [...new Set([...key, ...fields])].flatMap((name) => columnsOf(entity, name))
  const more = {
    ...(namesOrganization(list) && { organization_id: sql`${organizationId}::uuid` }),
    ...(['service_places', 'languages'].includes(list) && { id: sql`gen_random_uuid()` }),
    ...(list === 'terms' && {
      origin: sql`${by.source}::text`,
      rule: sql`${by.source === 'machine' ? by.sourceRef : null}::text`,
    }),
  }
  const into = sql.join([...names, ...Object.keys(more)].map((name) => sql.ref(name)))
  const values = sql.join([...names.map((name) => sql.ref(`v.${name}`)), ...Object.values(more)])
  await sql`insert into ${sql.table(entity)} (${into}) select ${values} from ${rowsAs(entity, rows)} v`.execute(
    tx,
  )
}

async function update(tx: Tx, list: ListName, organizationId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const { entity, fields } = LISTS[list]
  const columns = fields.flatMap((name) => columnsOf(entity, name))
  const set = columns.map((name) => sql`${sql.ref(name)} = v.${sql.ref(name)}`)
  await sql`update ${sql.table(entity)} t set ${sql.join(set)} from ${rowsAs(entity, rows)} v
    where ${sameRow(list, organizationId)}`.execute(tx)
}

async function updateOrganization(
  tx: Tx,
  { organization }: RecordDocument,
  fields: readonly string[],
): Promise<void> {
  const columns = fields.filter((field) => field !== 'seat_id')
  if (columns.length > 0) {
    const set = columns.map((name) => sql`${sql.ref(name)} = v.${sql.ref(name)}`)
    await sql`update organization t set ${sql.join(set)} from ${rowsAs('organization', [organization])} v
      where t.id = v.id`.execute(tx)
  }
  if (!fields.includes('seat_id')) return
  // One seat at most at any time: the old one first.
  const { id, seat_id } = organization
  await sql`update location set is_seat = false where organization_id = ${id} and is_seat`.execute(tx)
  await sql`update location set is_seat = true where organization_id = ${id} and id = ${seat_id}`.execute(tx)
}

/** A service changed when anything that hangs on it did. */
async function touchServices(
  tx: Tx,
  id: string,
  changes: readonly Change[],
  document: RecordDocument,
  at: Date,
) {
  const after = entriesOf(document)
  const ids = changes.flatMap((change) => {
    if (change.list === 'services') return change.id
    const row = after.get(entryKey(change))?.row ?? (change.before as Row | null)
    const owner = change.list === 'translations' ? row?.entity_id : row?.service_id
    return typeof owner === 'string' ? owner : []
  })
  if (ids.length === 0) return
  await sql`update service set updated_at = ${at} where organization_id = ${id} and id = any(${ids})`.execute(
    tx,
  )
}
