import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Milliseconds between two looks of the monitor: what a process that does nothing is late by. */
const RESOLUTION = 20
const WINDOW_MS = 60_000

let running: ReturnType<typeof monitorEventLoopDelay> | undefined
let since = 0
let before = 0

/** Begins to watch how late this process comes to its work; more than once is the same as once. */
export function watchEventLoop(): void {
  if (running) return
  running = monitorEventLoopDelay({ resolution: RESOLUTION })
  running.enable()
  since = Date.now()
}

/** Milliseconds by which one in a hundred turns was late, in the last minute or two; 0 while nobody watches. */
export function eventLoopDelay(now: number): number {
  if (!running) return 0
  const late = Math.max(0, running.percentile(99) / 1e6 - RESOLUTION)
  if (now - since > WINDOW_MS) {
    before = Number.isFinite(late) ? late : 0
    since = now
    running.reset()
    return before
  }
  return Number.isFinite(late) ? Math.max(late, before) : before
}
