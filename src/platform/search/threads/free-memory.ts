import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Fewer records than these, in segments that went, are not worth a collection. */
const WORTH_IT = 20_000

/**
 * Frees segments that nobody uses any more. Shared memory is not counted as a thread's own, so that its collector
 * sees a few small objects where hundreds of megabytes hang, and would let them be for hours. What a thread threw away
 * goes back to the system too: an ordinary collection keeps its pages for later.
 */
export function memoryFreer(): (records: number) => void {
  setFlagsFromString('--expose-gc')
  const collect: (how: object) => Promise<void> = runInNewContext('gc')
  let gone = 0
  return (records) => {
    gone += records
    if (gone < WORTH_IT) return
    gone = 0
    void collect({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }
}
