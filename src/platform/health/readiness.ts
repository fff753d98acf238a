/** Whether a balancer should send readers to this process. */
export type Readiness = 'starting' | 'ready' | 'leaving'

/** What a process says of itself to the balancer in front of it. */
export interface Door {
  readiness(): Readiness
}

/** Where nothing is started and nothing ends. */
export const OPEN: Door = { readiness: () => 'ready' }

/** Milliseconds after which a process is ready without its search index too: the database answers meanwhile. */
const PATIENCE_MS = 30_000

/** A door that opens once the index answers, or after half a minute, and closes when the process is about to end. */
export function createDoor(indexReady: Promise<void>): Door & { leave(): void } {
  let state: Readiness = 'starting'
  const open = () => {
    if (state === 'starting') state = 'ready'
  }
  const late = setTimeout(open, PATIENCE_MS)
  late.unref()
  void indexReady.then(() => {
    clearTimeout(late)
    open()
  })
  return {
    readiness: () => state,
    leave: () => {
      state = 'leaving'
    },
  }
}
