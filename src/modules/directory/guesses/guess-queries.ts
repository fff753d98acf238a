import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { seatIn, seatPlaces } from '../record/territories.ts'
import type { GuessedTaxonomy } from './tables.ts'

/** Guesses on one page of the staff's list. */
export const GUESSES_A_PAGE = 50

/** What narrows the list; an empty value narrows nothing. */
export interface GuessFilter {
  taxonomy: GuessedTaxonomy | ''
  code: string
  rule: string
  /** Part of the organisation's name. */
  name: string
  /** Places whose organisations are looked at; `undefined` is everywhere. */
  scope: readonly string[] | undefined
}

const likeText = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/** The guesses that a filter leaves. */
export const guessesLeft = (db: DbOrTx, { taxonomy, code, rule, name, scope }: GuessFilter) =>
  db
    .selectFrom('machine_guess as g')
    .innerJoin('organization as o', 'o.id', 'g.organization_id')
    .where(seatIn(sql.ref('o.id'), scope))
    .$if(taxonomy !== '', (query) => query.where('g.taxonomy', '=', taxonomy as GuessedTaxonomy))
    .$if(code !== '', (query) => query.where('g.code', '=', code))
    .$if(rule !== '', (query) => query.where('g.rule', '=', rule))
    .$if(name !== '', (query) => query.where(sql<boolean>`lower(o.name) like ${likeText(name)}`))

/** One page of the guesses, by name, and how many there are. */
export async function listGuesses(db: DbOrTx, filter: GuessFilter, page: number) {
  const left = guessesLeft(db, filter)
  const rows = await left
    .select(['g.organization_id as id', 'g.taxonomy', 'g.code', 'g.rule', 'o.name', 'o.slug'])
    .orderBy('o.name')
    .orderBy('g.organization_id')
    .orderBy('g.taxonomy')
    .orderBy('g.code')
    .limit(GUESSES_A_PAGE)
    .offset((page - 1) * GUESSES_A_PAGE)
    .execute()
  const { total } = await left.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows, total }
}
export type GuessRow = Awaited<ReturnType<typeof listGuesses>>['rows'][number]

/** Codes and rules that guesses of some places have, with how many, to choose from. */
export const listGuessKinds = (db: DbOrTx, scope: GuessFilter['scope']) =>
  db
    .selectFrom('machine_guess')
    .where(seatIn(sql.ref('machine_guess.organization_id'), scope))
    .groupBy(['taxonomy', 'code', 'rule'])
    .select(['taxonomy', 'code', 'rule'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .orderBy('taxonomy')
    .orderBy('code')
    .orderBy('rule')
    .execute()
export type GuessKind = Awaited<ReturnType<typeof listGuessKinds>>[number]

/** A decision that can still be taken back, with how many guesses it was about, and the places of its records. */
export async function findDecision(db: DbOrTx, id: string) {
  const named = sql`select organization_id from guess_decision_row where decision_id = ${id}`
  const [decision, places] = await Promise.all([decisionOf(db, id), seatPlaces(db, named)])
  return decision && { ...decision, places }
}
export type GuessDecision = NonNullable<Awaited<ReturnType<typeof findDecision>>>

const decisionOf = (db: DbOrTx, id: string) =>
  db
    .selectFrom('guess_decision as d')
    .where('d.id', '=', id)
    .select(['d.id', 'd.action', 'd.new_code', 'd.undone_at'])
    .select((eb) =>
      eb
        .selectFrom('guess_decision_row as r')
        .whereRef('r.decision_id', '=', 'd.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('count'),
    )
    .executeTakeFirst()
