import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { type Bringer, mayReplace, SEAT_COLUMNS } from '../bulk/listed-fields.ts'
import { nameKey, namesOf, type SaidAs } from './provenance-names.ts'
import type { Change } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { LISTS, type Row, type Value } from './record-shape.ts'
import type { Standing } from './standing.ts'

type Said = SaidAs & { value: Value | Row | readonly string[] }

/** Writes down who said what changed; what was said before is superseded, not lost. */
export async function assertChanges(
  tx: Tx,
  record: { before: RecordDocument; after: RecordDocument },
  changes: readonly Change[],
  assertions: ReadonlyMap<string, Standing>,
  by: Bringer,
): Promise<void> {
  const { id } = record.after.organization
  const over = changes.flatMap((change) => namesOf(change, record.before))
  const said = new Map(
    changes
      .flatMap((change) => saidBy(change, record.after, assertions, by))
      .map((one) => [nameKey(one), one] as const),
  )
  const gone = changes
    .filter(({ field, after }) => field === undefined && after === null)
    .map((one) => one.id)
  await sql`update field_assertion a set superseded_at = ${by.at}
    where a.organization_id = ${id} and a.superseded_at is null and (a.entity_id::text = any(${gone})
      or concat_ws(' ', a.entity, a.entity_id, a.field) = any(${[...over.map(nameKey), ...said.keys()]}))`.execute(
    tx,
  )
  await sql`insert into field_assertion
      (id, organization_id, entity, entity_id, field, value, source, source_ref, asserted_by, asserted_at)
    select gen_random_uuid(), ${id}, entity, "entityId", field, nullif(value, 'null'),
      ${by.source}, ${by.sourceRef}, ${by.by}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify([...said.values()])}::jsonb)
      as v(entity text, "entityId" uuid, field text, value jsonb)`.execute(tx)
}

/** What a change says, each value under its name. */
function saidBy(
  change: Change,
  after: RecordDocument,
  assertions: ReadonlyMap<string, Standing>,
  by: Bringer,
): Said[] {
  const { list, field } = change
  const [name] = namesOf(change, after).filter((one) => mayReplace(by.source, sourceOf(one, assertions, by)))
  if (list === 'organization')
    return [...(name ? [{ ...name, value: fieldValue(change) }] : []), ...seatSaid(change, after)]
  const isGone = field === undefined && change.after === null
  if (isGone && LISTS[list].key.includes('id') && name?.field !== 'phone') return []
  if (field === undefined && LISTS[list].said === 'each')
    return Object.entries(change.after as Row)
      .filter(([column, value]) => value !== null && LISTS[list].fields.includes(column))
      .map(([column, value]) => ({ ...nameIn({ ...change, field: column }, after), value }))
  return name ? [{ ...name, value: wholeValue(change, name, after) }] : []
}

const nameIn = (change: Change, after: RecordDocument): SaidAs =>
  namesOf(change, after)[0] ?? { entity: change.entity, entityId: change.id, field: change.field ?? '' }

const sourceOf = (name: SaidAs, assertions: ReadonlyMap<string, Standing>, by: Bringer) =>
  assertions.get(nameKey(name))?.source ?? by.source

const fieldValue = ({ after }: Change): Value => after as Value

/** Another seat: its address is what lists would say differently from now on. */
function seatSaid({ field }: Change, { organization, locations }: RecordDocument): Said[] {
  if (field !== 'seat_id') return []
  const seat = locations.find(({ id }) => id === organization.seat_id)
  return SEAT_COLUMNS.map((column) => ({
    entity: 'organization',
    entityId: organization.id,
    field: `location.${column}`,
    value: seat?.[column] ?? null,
  }))
}

/** A row said as a whole: its only value, all of it, or for the organisation's own numbers all of them. */
function wholeValue(change: Change, name: SaidAs, after: RecordDocument): Said['value'] {
  if (name.field === 'phone')
    return after.phones.filter((one) => !one.service_id && !one.location_id).map(({ number }) => number)
  if (change.list === 'organization' || LISTS[change.list].said === 'each') return change.after
  const rows = after[change.list] as readonly Row[]
  const { key } = LISTS[change.list]
  const row = rows.find((one) => key.map((part) => one[part] ?? '').join('/') === change.id)
  if (!row) return null
  if (change.list === 'identifiers') return row.identifier ?? null
  return change.list === 'translations' ? (row.text ?? null) : row
}
