import type { Cx } from '../../platform/cx.ts'
import { longAnswer } from '../../platform/http/long-answer.ts'
import type { Collection } from './collection.ts'

/** Records read at once: memory stays flat however long the list is. */
const BATCH = 250

/** All records, one JSON document on each line, read only as fast as the reader takes them. */
export const ndjson = (cx: Cx, collection: Collection): Promise<Response> =>
  longAnswer(cx, () => linesOf(collection), {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-cache',
  })

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
