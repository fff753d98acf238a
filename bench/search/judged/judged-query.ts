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

/** Files of all languages that are all open, whose ids begin with their name, the longer names first; see README.md. */
const OPEN_PARTS = ['2026-11-22-night', '2026-11-22', 'open']

/** All the judged queries, in the order of their files. */
export const judgedQueries = (): JudgedQuery[] =>
  [...LANGUAGES, ...OPEN_PARTS].flatMap((file) =>
    readFileSync(projectFile(`bench/search/judged/${file}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JudgedQuery),
  )

/** The part a query belongs to: `first`, of which a third is closed, or the name of an open file. */
export const partOf = ({ id }: Pick<JudgedQuery, 'id'>): string =>
  OPEN_PARTS.find((part) => id.startsWith(`${part}-`)) ?? 'first'

/** One query in three of the first part is closed: whoever works on the search does not look at how it fails. */
export const isClosed = (query: Pick<JudgedQuery, 'id'>): boolean =>
  partOf(query) === 'first' && createHash('sha256').update(query.id).digest().readUInt32BE() % 3 === 0
