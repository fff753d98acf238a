import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { mergeSegments } from '../engine/merge-segments.ts'
import { buildAll } from '../feed/build-all.ts'
import { databaseIdentity } from '../feed/database-identity.ts'
import type { Errand, FromErrand } from './messages.ts'

/** A thread for one piece of long work; its memory goes with it. */
const tell = (message: FromErrand) => parentPort?.postMessage(message)

const given = workerData as Errand
if (given.errand === 'merge') {
  tell({ made: given.kind.name, segment: mergeSegments(given.kind, given.id, given.parts) })
} else {
  const client = new pg.Client({
    connectionString: given.connectionString,
    application_name: 'tessuto-search-build',
  })
  await client.connect()
  const identity = await databaseIdentity(client)
  const built = await buildAll(client, given.kinds, (made, segment) => tell({ made, segment }))
  tell({ built, identity })
  await client.end()
}
