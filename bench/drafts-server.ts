import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { MODULES } from '../src/modules.ts'
import { bringUpToDate } from '../src/platform/cli/installation.ts'
import { readConfig } from '../src/platform/config.ts'
import { connect } from '../src/platform/db/database.ts'
import { privateServer } from '../src/platform/db/server/private-server.ts'
import { assemble } from '../src/platform/modules.ts'
import { startServer } from '../src/platform/server.ts'
import { createServices } from '../src/platform/services.ts'
import { personWith } from '../src/platform/testing/person.ts'

/** What the process of the portal did since it was last asked. */
export interface Spent {
  /** Seconds of processor, the threads of the search among them, PostgreSQL not. */
  processor: number
  /** Milliseconds that the thread which answers made others wait, in the worst hundredth. */
  delay: number
}

/** Where the portal is and who writes in it, as it tells who forked it. */
export interface Portal {
  address: string
  writers: readonly { id: string; cookie: string }[]
  slugs: readonly string[]
}

// The portal as `npm start` runs it on an empty folder, and somebody signed in for each of fifty organisations of the
// demo. Any message asks what was spent since the last one.

const folder = mkdtempSync(join(tmpdir(), 'tessuto-bench-drafts-'))
const database = await privateServer(folder)
const db = connect(database.url, { max: 12 })
// Nobody is refused: what is measured is how long one waits.
const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', REQUESTS_AT_ONCE: '0' })
const services = createServices(config, db, assemble(MODULES))
await bringUpToDate(services)
for (const module of MODULES) await module.demo?.load(services)
const server = await startServer(services, database.url)

const rows = await db
  .selectFrom('organization')
  .select(['id', 'slug'])
  .where('visibility', '=', 'public')
  .orderBy('slug')
  .limit(50)
  .execute()
const writers = []
for (const { id } of rows) {
  const { cookie } = await personWith(db, [{ role: 'organization_editor', organizationId: id }])
  writers.push({ id, cookie })
}
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
let before = process.cpuUsage()
process.on('message', () => {
  const { user, system } = process.cpuUsage(before)
  process.send?.({ processor: (user + system) / 1e6, delay: delay.percentile(99) / 1e6 } satisfies Spent)
  before = process.cpuUsage()
  delay.reset()
})
process.send?.({ address: server.address, writers, slugs: rows.map(({ slug }) => slug) } satisfies Portal)
process.once('disconnect', async () => {
  await server.stop()
  await db.destroy()
  await database.release()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
