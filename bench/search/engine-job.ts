import type { Given } from './contender.ts'
import type { ContenderName } from './contenders.ts'
import type { Series, Timing } from './timing.ts'

/** What an engine's process is started with. */
export interface Setting {
  name: ContenderName
  url: string
  size: number
  seed: string
}

/** What an engine's process is asked to do: to answer questions for their time, or for their answers. */
export interface Job extends Series {
  what: 'time' | 'answer'
  questions: 'mixed' | 'keys' | 'named' | 'hostile'
}

/** What it sends back. */
export type Reply = { ready: number } | { timing: Timing } | { given: Given[] }
