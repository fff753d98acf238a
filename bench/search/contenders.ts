import type { Db } from '../../src/platform/db/database.ts'
import type { Contender } from './contender.ts'
import { flexSearchContender, miniSearchContender } from './contender-libraries.ts'
import { sqlContender } from './contender-sql.ts'

/** The engines that can be measured: how each is opened over a database. */
export const CONTENDERS = {
  sql: sqlContender,
  minisearch: miniSearchContender,
  flexsearch: flexSearchContender,
} as const satisfies Record<string, (db: Db) => Promise<Contender>>

export type ContenderName = keyof typeof CONTENDERS
export const CONTENDER_NAMES = Object.keys(CONTENDERS) as ContenderName[]
