import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { type Bringer, mayReplace, type Source } from '../bulk/listed-fields.ts'
import { nameKey, namesOf } from './provenance-names.ts'
import { type Change, changeKey } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { LISTS, type Row } from './record-shape.ts'

/** Whose word a value is: nobody's known (`at` is null) counts as an editor's. */
export interface Standing {
  source: Source
  sourceRef: string | null
  at: Date | null
}

/** A change that was not made, because what stands is the word of somebody with more authority. */
export interface Discrepancy {
  /** `before` is what stands, `after` what was proposed. */
  change: Change
  standing: Standing
}

/** All that is said of a record today, by name; of terms the origin in their row counts. */
export async function readAssertions(tx: DbOrTx, organizationId: string): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { key: string }>`
    select concat_ws(' ', entity, entity_id, field) as key, source, source_ref as "sourceRef", asserted_at as at
    from field_assertion where organization_id = ${organizationId} and superseded_at is null
    union all
    select concat_ws(' ', 'organization', organization_id, taxonomy || '.' || code), origin, rule, null
    from organization_term where organization_id = ${organizationId}`.execute(tx)
  return new Map(rows.map(({ key, ...standing }) => [key, standing]))
}

/** Whose word stands today where changes would be made, by `changeKey`; nothing for what is new. */
export async function readStandings(
  db: DbOrTx,
  before: RecordDocument,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, Standing>> {
  const assertions = await readAssertions(db, before.organization.id)
  return new Map(
    changes.flatMap((change) => {
      const standing = standingOf(before, change, assertions)
      return standing ? [[changeKey(change), standing] as const] : []
    }),
  )
}

/** The changes a source may make, and those it may not; `settled` names the ones somebody decided in spite of it. */
export function divided(
  before: RecordDocument,
  changes: readonly Change[],
  assertions: ReadonlyMap<string, Standing>,
  by: Pick<Bringer, 'source'>,
  settled: readonly string[] = [],
): { allowed: Change[]; discrepancies: Discrepancy[] } {
  const discrepancies = changes.flatMap((change): Discrepancy[] => {
    const standing = standingOf(before, change, assertions)
    if (!standing || settled.includes(changeKey(change)) || mayReplace(by.source, standing.source)) return []
    return [{ change, standing }]
  })
  const all = [...discrepancies, ...ownersKept(changes, discrepancies)]
  const refused = new Set(all.map(({ change }) => changeKey(change)))
  return { allowed: changes.filter((change) => !refused.has(changeKey(change))), discrepancies: all }
}

/** A service or a place of which something has to stay stays itself. */
function ownersKept(changes: readonly Change[], discrepancies: readonly Discrepancy[]): Discrepancy[] {
  const known = new Set(discrepancies.map(({ change }) => changeKey(change)))
  const kept = new Map<string, Standing>()
  for (const { change, standing } of discrepancies) {
    if (change.field !== undefined || change.after !== null) continue
    const { service_id, location_id, entity_id } = change.before as Row
    for (const id of [service_id, location_id, entity_id]) if (typeof id === 'string') kept.set(id, standing)
  }
  return changes.flatMap((change) => {
    const standing = kept.get(change.id)
    const isRemoval = change.field === undefined && change.after === null
    return standing && isRemoval && !known.has(changeKey(change)) ? [{ change, standing }] : []
  })
}

const NOBODY: Standing = { source: 'editor', sourceRef: null, at: null }

/** Whose word stands where a change would be made; none where there is nothing, or only something new beside it. */
function standingOf(
  before: RecordDocument,
  change: Change,
  assertions: ReadonlyMap<string, Standing>,
): Standing | undefined {
  const isNew = change.field === undefined && change.before === null
  if (isNew && change.list !== 'organization' && LISTS[change.list].key.includes('id')) return undefined
  const removesEach =
    change.field === undefined && change.list !== 'organization' && LISTS[change.list].said === 'each'
  if (removesEach) return strongest(before, change, assertions)
  const named = namesOf(change, before).flatMap((name) => assertions.get(nameKey(name)) ?? [])[0]
  return named ?? (change.before === null ? undefined : NOBODY)
}

/** Of all that is said of the fields of a row, the word with the most authority. */
function strongest(
  before: RecordDocument,
  change: Change,
  assertions: ReadonlyMap<string, Standing>,
): Standing {
  if (change.list === 'organization') return NOBODY
  const names = LISTS[change.list].fields.map((field) => namesOf({ ...change, field }, before))
  const found = names.flatMap((one) => one.flatMap((name) => assertions.get(nameKey(name)) ?? [])[0] ?? [])
  return found.reduce(
    (best, next) => (mayReplace(next.source, best.source) ? next : best),
    found[0] ?? NOBODY,
  )
}
