import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import { changeListed, lockListed, touch } from './change-many.ts'
import type { GuessedTerm } from './create-many.ts'
import type { Bringer } from './listed-fields.ts'

/** What one rule guessed, and of how many records it still stands. */
export type GuessGroup = GuessedTerm & { records: number }

/** A machine's guesses not yet looked at by a person, by rule and term, the commonest first. */
export async function listGuessGroups(db: DbOrTx): Promise<GuessGroup[]> {
  const { rows } = await sql<GuessGroup>`
    select taxonomy, code, rule, count(*)::integer as records from (${guesses}) g
    group by 1, 2, 3 order by records desc, taxonomy, code, rule`.execute(db)
  return rows
}

const guesses = sql`
  select organization_id, taxonomy, code, rule from organization_term where origin = 'machine'
  union all
  select organization_id, 'type', value #>> '{}', coalesce(source_ref, '') from field_assertion
  where source = 'machine' and field = 'type_code' and superseded_at is null and value is not null`

/** Records of which a rule guessed this, by name, from a place in the list on. */
export async function listGuessed(
  db: DbOrTx,
  { taxonomy, code, rule }: GuessedTerm,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ id: string; slug: string; name: string; total: number }[]> {
  const { rows } = await sql<{ id: string; slug: string; name: string; total: number }>`
    select o.id, o.slug, o.name, count(*) over ()::integer as total
    from (${guesses}) g join organization o on o.id = g.organization_id
    where g.taxonomy = ${taxonomy} and g.code = ${code} and g.rule = ${rule}
    order by o.name, o.id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/**
 * Settles a guess for many records: it is right, it is wrong (`null`), or another term is right. From then on it
 * is the word of whoever settled it. Returns how many records it was still a guess of.
 */
export async function settleGuess(
  tx: Tx,
  guess: GuessedTerm,
  ids: readonly string[],
  code: string | null,
  by: Bringer,
): Promise<number> {
  await lockListed(tx, ids)
  const still = await stillGuessed(tx, guess, ids)
  if (still.length === 0) return 0
  if (guess.taxonomy === 'type') {
    const writes = still.map((organizationId) => ({
      organizationId,
      field: 'type_code' as const,
      value: code,
    }))
    await changeListed(tx, writes, by)
  } else {
    await settleTerm(tx, guess, still, code, by)
    await touch(tx, still, by.at)
  }
  return still.length
}

async function stillGuessed(tx: Tx, { taxonomy, code, rule }: GuessedTerm, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`select organization_id as id from (${guesses}) g
    where g.taxonomy = ${taxonomy} and g.code = ${code} and g.rule = ${rule}
      and g.organization_id = any(${ids})`.execute(tx)
  return rows.map(({ id }) => id)
}

async function settleTerm(
  tx: Tx,
  guess: GuessedTerm,
  ids: readonly string[],
  code: string | null,
  by: Bringer,
) {
  await sql`delete from organization_term where organization_id = any(${ids})
    and taxonomy = ${guess.taxonomy} and code = ${guess.code} and origin = 'machine'`.execute(tx)
  if (code === null) return
  await sql`insert into organization_term (organization_id, taxonomy, code, origin)
    select id, ${guess.taxonomy}, ${code}, ${by.source} from unnest(${ids}::uuid[]) as chosen(id)
    on conflict (organization_id, taxonomy, code) do update set origin = excluded.origin, rule = null`.execute(
    tx,
  )
}
