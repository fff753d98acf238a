import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { LANGUAGES, type Lang } from '../../../src/platform/i18n/languages.ts'
import { projectFile } from '../../../src/platform/project.ts'

/** A question somebody may type, and what a fair person at the desk would answer first. */
export interface JudgedQuery {
  id: string
  /** Whose records are searched. */
  corpus: 'national' | 'demo'
  /** Language of the page it is typed in. */
  lang: Lang
  kind: string
  q: string
  /** Rules, any of which makes a record acceptable; a rule holds when all its conditions do (see `accepts`). */
  accept: readonly (readonly string[])[]
}

/** Queries that were written while the search was worked on, of all languages; see `isClosed`. */
const OPEN = 'open'

/** All the judged queries, in the order of their files. */
export const judgedQueries = (): JudgedQuery[] =>
  [...LANGUAGES, OPEN].flatMap((file) =>
    readFileSync(projectFile(`bench/search/judged/${file}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JudgedQuery),
  )

/** One query in three is closed, but for the open file: whoever works on the search does not look at how it fails. */
export const isClosed = ({ id }: Pick<JudgedQuery, 'id'>): boolean =>
  !id.startsWith(`${OPEN}-`) && createHash('sha256').update(id).digest().readUInt32BE() % 3 === 0
