import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { addressed } from '../../db/addresses.ts'
import { mergeSegments } from '../engine/merge-segments.ts'
import { buildShare } from '../feed/build-share.ts'
import type { Errand, Made } from './messages.ts'

/** A thread for one piece of long work; its memory goes with it. */
const tell = (made: Made) => parentPort?.postMessage(made)

const given = workerData as Errand
if (given.errand === 'merge') {
  tell({ kind: given.kind.name, segment: mergeSegments(given.kind, given.id, given.parts) })
} else {
  const { connectionString, kinds, share } = given
  const client = new pg.Client({ ...addressed(connectionString), application_name: 'tessuto-search-build' })
  await client.connect()
  await buildShare(client, kinds, share, (kind, segment) => tell({ kind, segment }))
  await client.end()
}
