import type { Collection } from './collection.ts'

/** Records read at once: memory stays flat however long the list is. */
const BATCH = 250

/** All records, one JSON document on each line, read only as fast as the reader takes them. */
export function ndjson(collection: Collection): Response {
  const lines = linesOf(collection)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await lines.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
  return new Response(stream, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'x-accel-buffering': 'no',
      'cache-control': 'no-cache',
    },
  })
}

async function* linesOf(collection: Collection): AsyncGenerator<string> {
  let after: string | undefined
  for (;;) {
    const ids = await collection.listIds({ after, limit: BATCH })
    const last = ids.at(-1)
    if (last === undefined) return
    const rows = await collection.rows(ids)
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    after = last
  }
}
