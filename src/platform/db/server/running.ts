import { serverAccount } from './account.ts'
import { ensureCluster } from './cluster.ts'
import type { Places } from './places.ts'
import { type Postmaster, type Start, startPostmaster } from './postmaster.ts'
import { prepared } from './roles.ts'

/** A database that is started again when its PostgreSQL dies under it. */
export interface Running {
  /** Resolves when it ended by itself too often to go on. */
  gaveUp: Promise<void>
  stop(): Promise<void>
}

const RESTARTS = 5
const CALM_MS = 60_000

/** Creates the cluster when needed, starts PostgreSQL and keeps it running until `stop`. */
export async function run(at: Places, how: Omit<Start, 'ready'>): Promise<Running> {
  const account = serverAccount(at.cluster)
  await ensureCluster(at.cluster, account)
  let stopping = false
  const start = () => startPostmaster(at, account, { ...how, ready: () => prepared(at.run) })
  let current: Postmaster = await start()
  const follow = async () => {
    for (let restarts = 0; restarts < RESTARTS; restarts++) {
      const since = Date.now()
      await current.ended
      if (stopping) return
      if (Date.now() - since > CALM_MS) restarts = 0
      current = await start()
      if (stopping) return current.stop()
    }
    await current.ended
  }
  const followed = follow().catch((error) => console.error(String(error)))
  const stop = async () => {
    stopping = true
    await current.stop()
    await followed
  }
  return { gaveUp: followed, stop }
}
