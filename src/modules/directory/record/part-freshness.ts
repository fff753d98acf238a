import type { Tx } from '../../../platform/db/database.ts'
import { refreshSearch } from '../search/refresh.ts'
import { type Freshness, freshness } from './freshness.ts'

/** Parts that are confirmed by themselves, in the order of the page. */
export const CONFIRMED_PARTS = [
  'identity',
  'texts',
  'contacts',
  'people',
  'places',
  'hours',
  'services',
] as const
export type ConfirmedPart = (typeof CONFIRMED_PARTS)[number]

/** How far one part can be trusted today, and when it was confirmed last. */
export interface PartFreshness {
  part: ConfirmedPart
  at: Date | null
  state: Freshness
}

interface Known {
  verified_at: Date | null
  review_interval_months: number
  parts_verified: Readonly<Record<string, string>>
}

/** Freshness part by part; nothing where no part was ever confirmed by itself: the whole says it then. */
export function partFreshness(record: Known, now: Date): PartFreshness[] {
  const { parts_verified: parts, verified_at: whole, review_interval_months: months } = record
  if (Object.keys(parts).length === 0) return []
  return CONFIRMED_PARTS.map((part) => {
    const own = parts[part] === undefined ? null : new Date(parts[part])
    const at = own && (!whole || own > whole) ? own : whole
    return { part, at, state: freshness(at, months, now) }
  })
}

/** Says when each part was confirmed last; what the record says stays, its page follows. */
export async function markParts(
  tx: Tx,
  organizationId: string,
  parts: readonly { part: ConfirmedPart; at: Date }[],
): Promise<void> {
  const said = Object.fromEntries(parts.map(({ part, at }) => [part, at.toISOString()]))
  await tx
    .updateTable('organization')
    .set({ parts_verified: JSON.stringify(said) })
    .where('id', '=', organizationId)
    .execute()
  await refreshSearch(tx, [organizationId])
}
