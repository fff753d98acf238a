import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import { seatIn } from '../directory/api.ts'
import { around, provinceRegions } from '../territory/api.ts'
import type { Fate } from './decide-row.ts'
import type { Note, RowReading } from './draft.ts'
import type { Candidate } from './match.ts'

/** Whether an import may write records of a municipality, by its ISTAT code; `undefined` where it is not known. */
export type InScope = (istat: string | undefined) => boolean

/** Where an import may write; without a scope everywhere, also where the municipality is not known. */
export async function inScope(db: DbOrTx, scope: readonly string[] | null): Promise<InScope> {
  if (scope === null) return () => true
  const regions = await provinceRegions(db)
  return (istat) => istat !== undefined && around(regions, [istat]).some((code) => scope.includes(code))
}

const refused = (notes: readonly Note[], note: Note): Fate => ({
  kind: 'ended',
  outcome: 'rejected',
  notes: [...notes, note],
})

/** Why a row is not written: it is of elsewhere, or has the code of a record that is. */
export function elsewhere(
  reading: RowReading,
  byCode: readonly Candidate[],
  isOurs: InScope,
): Fate | undefined {
  if (reading.kind !== 'draft') return undefined
  const { draft, notes } = reading
  if (draft.istatCode !== undefined && !isOurs(draft.istatCode))
    return refused(notes, { code: 'outside', detail: draft.municipality ?? draft.istatCode })
  const isOutside = byCode.some(({ istatCode }) => !isOurs(istatCode ?? undefined))
  return isOutside ? refused(notes, { code: 'outside_record' }) : undefined
}

/** A new record has to be of a known place where its import may write. */
export const placed = (fate: Fate, isOurs: InScope): Fate =>
  fate.kind === 'new' && !isOurs(fate.draft.istatCode) ? refused(fate.notes, { code: 'place_needed' }) : fate

/** Those of these records that are not where an import may write, such as one that moved since. */
export async function findAway(
  db: DbOrTx,
  ids: readonly string[],
  scope: readonly string[] | null,
): Promise<ReadonlySet<string>> {
  if (scope === null) return new Set()
  const { rows } = await sql<{ id: string }>`
    select o.id from organization o where o.id = any(${ids}::uuid[]) and not ${seatIn(sql`o.id`, scope)}`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}
