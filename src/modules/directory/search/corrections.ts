import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { typoDistance, typosForgiven } from '../../../platform/search/text/typo-distance.ts'
import type { Meanings } from './meanings.ts'
import { readQuestion } from './question.ts'
import type { Term } from './term.ts'
import { termQuery } from './text-query.ts'
import { neededOf } from './understand.ts'

/** The text with the words that nobody has replaced by the nearest ones; `undefined` when there is nothing to correct. */
export async function correctedText(
  db: DbOrTx,
  text: string,
  terms: readonly Term[],
  meanings: Meanings,
): Promise<string | undefined> {
  const unknown = await unknownTerms(db, terms)
  let corrected = text
  // From the end, so that the places of the words before stay right.
  for (const term of unknown.reverse()) {
    const word = await nearestWord(db, term, meanings)
    if (word) corrected = corrected.slice(0, term.start) + word + corrected.slice(term.end)
  }
  return corrected === text ? undefined : corrected
}

/** Words tried in place of one. */
const TRIED = 3

/**
 * The text with one word replaced by a near one, when that and nothing else makes some record have all its words:
 * "publica assistenza" is found though a record far away is written so.
 */
export async function respeltText(
  db: DbOrTx,
  text: string,
  asked: readonly Term[],
  meanings: Meanings,
): Promise<string | undefined> {
  const tries: { text: string; query: string }[] = []
  for (const term of asked.filter(({ codes, optional }) => codes.length === 0 && !optional)) {
    for (const word of (await nearWords(db, term)).slice(0, TRIED)) {
      const respelt = text.slice(0, term.start) + word + text.slice(term.end)
      const { terms } = readQuestion(respelt, meanings)
      tries.push({ text: respelt, query: neededOf(terms).map(termQuery).join(' & ') })
    }
  }
  if (tries.length === 0) return undefined
  const known = await areKnown(
    db,
    tries.map(({ query }) => query),
  )
  return tries.find((_, at) => known[at])?.text
}

/** The terms that no public record has in any form. */
async function unknownTerms(db: DbOrTx, terms: readonly Term[]): Promise<Term[]> {
  const known = await areKnown(db, terms.map(termQuery))
  return terms.filter((_, at) => !known[at])
}

/** Whether some public record answers each of these expressions. */
async function areKnown(db: DbOrTx, queries: readonly string[]): Promise<boolean[]> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from organization_search where words @@ query::tsquery) as known
    from unnest(${queries}::text[]) with ordinality as asked (query, at) order by at`.execute(db)
  return rows.map(({ known }) => known)
}

/** The commonest of the words nearest to this one, when a public record has it. */
async function nearestWord(db: DbOrTx, term: Term, meanings: Meanings): Promise<string | undefined> {
  for (const word of await nearWords(db, term)) {
    const { terms } = readQuestion(word, meanings)
    if ((await unknownTerms(db, terms)).length === 0) return word
  }
  return undefined
}

/** Other words as near as is forgiven, the nearest and commonest first. */
async function nearWords(db: DbOrTx, term: Term): Promise<string[]> {
  const most = term.han ? 0 : typosForgiven(term.word)
  if (most === 0) return []
  return (await similarWords(db, term.word))
    .map(({ word, records }) => ({ word, records, typos: errors(term, word, most) }))
    .filter(({ word, typos }) => Math.trunc(typos) <= most && word !== term.word)
    .sort((a, b) => a.typos - b.typos || b.records - a.records || (a.word < b.word ? -1 : 1))
    .slice(0, 5)
    .map(({ word }) => word)
}

/** The first letter is seldom the wrong one; the last word may be only begun. */
function errors({ word, last }: Term, candidate: string, most: number): number {
  const whole = typoDistance(word, candidate, most)
  const begun =
    last && word.length >= 6 ? typoDistance(word, candidate.slice(0, word.length), 1) + 0.5 : whole
  return Math.min(whole, begun) + (word[0] === candidate[0] ? 0 : 0.25)
}

/** Words that share many groups of three letters, or, for short words that share few, the first letter. */
async function similarWords(db: DbOrTx, word: string) {
  const short = word.length <= 6
  const { rows } = await sql<{ word: string; records: number }>`
    (select word, records from organization_search_word
      where word % ${word} order by similarity(word, ${word}) desc, records desc limit 60)
    union
    (select word, records from organization_search_word
      where ${short} and word like ${`${word.slice(0, 1)}%`}
        and length(word) between ${word.length - 1} and ${word.length + 1})`.execute(db)
  return rows
}
