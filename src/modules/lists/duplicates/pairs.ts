import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Db, DbOrTx } from '../../../platform/db/database.ts'
import { isUuid } from '../../../platform/ids.ts'
import { inTerritories } from '../../directory/api.ts'
import { findPairs, type Pair } from './find-pairs.ts'

/** Pairs written at once. */
const BATCH = 5_000

/** Looks for duplicates anew: what was decided stays, open pairs that are none any more leave; returns how many there are. */
export async function refreshPairs(db: Db, now: Date): Promise<number> {
  const pairs = await findPairs(db)
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('lists.pairs', 0))`.execute(tx)
    for (let at = 0; at < pairs.length; at += BATCH) await writePairs(tx, pairs.slice(at, at + BATCH), now)
    await sql`delete from duplicate_pair where state = 'open' and found_at < ${now}`.execute(tx)
    return pairs.length
  })
}

/** A record that was removed while the others were compared is in no pair. */
const writePairs = (tx: DbOrTx, pairs: readonly Pair[], now: Date) =>
  sql`insert into duplicate_pair (one_id, other_id, reasons, score, found_at)
    select v.one, v.other, v.reasons, v.score, ${now}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as v(one uuid, other uuid, reasons text[], score real)
    where exists (select from organization o where o.id = v.one) and exists (select from organization o where o.id = v.other)
    on conflict (one_id, other_id) do update set reasons = excluded.reasons, score = excluded.score,
      found_at = excluded.found_at where duplicate_pair.state = 'open'`.execute(tx)

/** Pairs on one page. */
export const PAIRS_PAGE = 25

/** A pair as the list shows it. */
export interface ListedPair {
  one: string
  other: string
  reasons: string[]
  score: number
  oneName: string
  otherName: string
  oneIstat: string | null
  otherIstat: string | null
}

const within = (scope: readonly string[] | undefined) =>
  scope
    ? sql`${inTerritories(sql`g.istat_code`, scope)} and ${inTerritories(sql`h.istat_code`, scope)}`
    : sql`true`

const open = (scope: readonly string[] | undefined) => sql`duplicate_pair p
  join organization_glance g on g.organization_id = p.one_id and g.state <> 'merged'
  join organization_glance h on h.organization_id = p.other_id and h.state <> 'merged'
  join organization a on a.id = p.one_id join organization b on b.id = p.other_id
  where p.state = 'open' and ${within(scope)}`

/** One page of the pairs of which both records are in somebody's territory, the likeliest first. */
export const listPairs = async (db: DbOrTx, scope: readonly string[] | undefined, page: number) =>
  (
    await sql<ListedPair>`select p.one_id as one, p.other_id as other, p.reasons, p.score,
      a.name as "oneName", b.name as "otherName", g.istat_code as "oneIstat", h.istat_code as "otherIstat"
    from ${open(scope)} order by p.score desc, p.one_id, p.other_id
    limit ${PAIRS_PAGE} offset ${(page - 1) * PAIRS_PAGE}`.execute(db)
  ).rows

/** How many there are. */
export const countPairs = async (db: DbOrTx, scope: readonly string[] | undefined): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${open(scope)}`.execute(db)).rows[0]?.n ?? 0

/** Two ids in the order pairs have; nothing when they name no two records. */
export function pairOf(one: string, other: string): { one: string; other: string } | undefined {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (!isUuid(a) || !isUuid(b) || a === b) return undefined
  return a < b ? { one: a, other: b } : { one: b, other: a }
}

/** Says that two records are not of one organisation, never to be asked again, or takes that back. */
export const decidePair = (
  cx: Pick<Cx, 'db' | 'now' | 'requestId'>,
  actor: { id: string; name: string },
  { one, other }: { one: string; other: string },
  different: boolean,
): Promise<void> =>
  cx.db.transaction().execute(async (tx) => {
    const decided = different
      ? { state: 'different' as const, decided_by: actor.name, decided_at: cx.now }
      : { state: 'open' as const, decided_by: null, decided_at: null }
    await tx
      .insertInto('duplicate_pair')
      .values({ one_id: one, other_id: other, reasons: [], score: 0, found_at: cx.now, ...decided })
      .onConflict((conflict) => conflict.columns(['one_id', 'other_id']).doUpdateSet(decided))
      .execute()
    await audit(tx, {
      actor: { id: actor.id, name: actor.name },
      action: different ? 'lists.not_the_same' : 'lists.perhaps_the_same',
      subject: 'organization',
      subjectId: one,
      after: { other },
      requestId: cx.requestId,
      at: cx.now,
    })
  })
