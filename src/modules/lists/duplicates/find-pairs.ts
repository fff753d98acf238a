import { setImmediate as aMoment } from 'node:timers/promises'
import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { ALIKE, nameSimilarity, placedNames } from '../../directory/api.ts'

/** What two records have in common, from what tells most. */
export const PAIR_REASONS = ['tax_code', 'name', 'email', 'phone', 'website', 'address'] as const
export type PairReason = (typeof PAIR_REASONS)[number]

/** Two records that may be of one organisation; `one` is the smaller id. */
export interface Pair {
  one: string
  other: string
  reasons: PairReason[]
  score: number
}

const WEIGHTS: Record<Exclude<PairReason, 'name'>, number> = {
  tax_code: 1,
  email: 0.45,
  phone: 0.4,
  website: 0.4,
  address: 0.2,
}
/** Two tax codes are two bodies, unless nearly all else is the same. */
const TWO_CODES = -0.6
/** From here on somebody should look. */
const LIKELY = 0.6
/** A phone, mailbox or site that so many share is a federation's, and tells nothing. */
const SHARED_BY_MANY = 5

interface Entry {
  id: string
  name: string
  istatCode: string | null
  taxCode: string | null
}

/** All pairs of records that may be one; rests between comparisons, so that whoever waits for a page is answered. */
export async function findPairs(db: DbOrTx): Promise<Pair[]> {
  const entries = await readEntries(db)
  const found = new Map<string, Map<PairReason, number>>()
  const note = (a: string, b: string, reason: PairReason, weight: number) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const reasons = found.get(key) ?? new Map<PairReason, number>()
    found.set(key, reasons.set(reason, weight))
  }
  for (const { reason, one, other } of await readShared(db)) note(one, other, reason, WEIGHTS[reason])
  await compareNames(entries, (a, b, score) => note(a.id, b.id, 'name', score))
  const codes = new Map(entries.map(({ id, taxCode }) => [id, taxCode]))
  return [...found].flatMap(([key, reasons]) => likely(key, reasons, codes))
}

function likely(
  key: string,
  reasons: ReadonlyMap<PairReason, number>,
  codes: ReadonlyMap<string, string | null>,
): Pair[] {
  const [one = '', other = ''] = key.split(' ')
  const [mine, theirs] = [codes.get(one), codes.get(other)]
  const against = mine && theirs && mine !== theirs ? TWO_CODES : 0
  const sum = [...reasons.values()].reduce((total, weight) => total + weight, against)
  if (sum < LIKELY) return []
  const named = PAIR_REASONS.filter((reason) => reasons.has(reason))
  return [{ one, other, reasons: named, score: Math.min(1, sum) }]
}

/** Names of one municipality that are alike: each is compared with those that share the beginning of a telling word. */
async function compareNames(
  entries: readonly Entry[],
  note: (a: Entry, b: Entry, score: number) => void,
): Promise<void> {
  const placed = placedNames(entries.filter(({ istatCode }) => istatCode !== null))
  let compared = 0
  for (const entry of entries) {
    for (const other of placed.get(entry.istatCode ?? '')?.near(entry.name) ?? []) {
      if (other.id <= entry.id) continue
      const score = nameSimilarity(entry.name, other.name)
      if (score >= ALIKE) note(entry, other, score * 0.75)
      if (++compared % 2_000 === 0) await aMoment()
    }
  }
}

const readEntries = async (db: DbOrTx): Promise<Entry[]> =>
  (
    await sql<Entry>`select o.id, o.name, g.istat_code as "istatCode",
      (select min(i.identifier) from organization_identifier i where i.organization_id = o.id
        and i.identifier_scheme = 'IT-CF' and i.valid_to is null) as "taxCode"
    from organization o join organization_glance g on g.organization_id = o.id
    where o.merged_into_id is null`.execute(db)
  ).rows

type Shared = { reason: Exclude<PairReason, 'name'>; one: string; other: string }

/** Pairs with a code, number, mailbox, site or door in common. */
const readShared = async (db: DbOrTx): Promise<Shared[]> =>
  (
    await sql<Shared>`
    with said (id, reason, value) as (
      select organization_id, 'tax_code', identifier from organization_identifier
        where identifier_scheme in ('IT-CF', 'IT-PIVA') and valid_to is null
      union select organization_id, 'phone', right(regexp_replace(number, '\\D', '', 'g'), 9) from phone
        where service_id is null and type <> 'fax' and length(regexp_replace(number, '\\D', '', 'g')) >= 6
      union select id, 'email', lower(email) from organization where email is not null
      union select id, 'email', lower(certified_email) from organization where certified_email is not null
      union select id, 'website', rtrim(regexp_replace(lower(website), '^https?://(www\\.)?', ''), '/')
        from organization where website is not null
      union select organization_id, 'address', lower(address_1) || ' ' || istat_code from location
        where is_seat and address_1 is not null and istat_code is not null
    ), living as (
      select s.* from said s join organization o on o.id = s.id and o.merged_into_id is null
    ), telling as (
      select reason, value from living group by reason, value having count(*) between 2 and ${SHARED_BY_MANY}
    )
    select a.reason, a.id as one, b.id as other from telling
      join living a using (reason, value) join living b using (reason, value) where a.id < b.id`.execute(db)
  ).rows
