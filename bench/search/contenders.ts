import type { Contender } from './contender.ts'
import { indexContender } from './contender-index.ts'
import { flexSearchContender, miniSearchContender } from './contender-libraries.ts'
import { sqlContender } from './contender-sql.ts'
import type { Site } from './house.ts'

/** The engines that can be measured: how each is opened over a corpus. */
export const CONTENDERS = {
  sql: sqlContender,
  index: indexContender,
  minisearch: miniSearchContender,
  flexsearch: flexSearchContender,
} as const satisfies Record<string, (site: Site) => Promise<Contender>>

export type ContenderName = keyof typeof CONTENDERS
export const CONTENDER_NAMES = Object.keys(CONTENDERS) as ContenderName[]
