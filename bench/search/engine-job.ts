import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import type { Given } from './contender.ts'
import type { ContenderName } from './contenders.ts'
import type { Timing } from './timing.ts'

/** What an engine's process is started with. */
export interface Setting {
  name: ContenderName
  url: string
  /** Where it may keep what makes its next start faster. */
  folder: string
}

/** What an engine's process is asked to do. */
export type Job = Series | { what: 'answer'; requests: readonly SearchRequest[] }

/** A series whose time is taken: of searches, or of what is in the box while somebody types. */
export interface Series {
  what: 'time'
  asked: readonly (SearchRequest | string)[]
  inFlight: number
  /** The series ends after this time, with however many were asked. */
  seconds: number
}

/** What it sends back. */
export type Reply = { ready: number; bytes: number | undefined } | { timing: Timing } | { given: Given[] }
