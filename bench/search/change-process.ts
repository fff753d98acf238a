import { sql } from 'kysely'
import { engineOf } from '../../src/modules/directory/search/asking.ts'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { refreshSearch } from '../../src/modules/directory/search/refresh.ts'
import { EVERYTHING } from '../../src/modules/directory/search/search.ts'
import { connect } from '../../src/platform/db/database.ts'
import type { ChangeJob, ChangeReply } from './change-job.ts'
import { NATION } from './fill.ts'
import { indexedHouse } from './house.ts'

// Forked by changes.ts: a node with its index, which renames a record, or looks for one that another node renames.

const [, , url = '', folder = ''] = process.argv
const db = connect(url, { max: 10 })
await knowledge(db, NATION)
const { house, search } = await indexedHouse({ db, url, folder })
const tell = (reply: ChangeReply) => process.send?.(reply)
tell({ ready: true })

process.on('message', async (job: ChangeJob) => {
  if (job.what === 'rename') return void tell(await rename(job))
  while ((await found(job.word)) === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  tell({ foundAt: now() })
})
process.on('disconnect', async () => {
  await search.stop()
  await db.destroy()
})

/** Writes and looks as the product does: the own next search waits for the own change. */
async function rename({ id, name, word }: Extract<ChangeJob, { what: 'rename' }>): Promise<ChangeReply> {
  const began = now()
  const seq = await db.transaction().execute(async (tx) => {
    await sql`update organization set name = ${name} where id = ${id}`.execute(tx)
    await refreshSearch(tx, [id])
    const { rows } = await sql<{ seq: number }>`select seq from search_document where id = ${id}`.execute(tx)
    return rows[0]?.seq ?? 0
  })
  const written = now()
  const settled = await search.index.settled(seq)
  const settledAt = now()
  const total = word === '' ? 1 : await found(word)
  return { writing: written - began, written, settledAt, foundAt: now(), ok: settled && total > 0 }
}

async function found(word: string): Promise<number> {
  const engine = engineOf(house, await knowledge(db, house.config))
  const { total } = await engine.search({ ...EVERYTHING, q: word, literal: true }, new Date())
  return total
}

/** Milliseconds of the machine's clock, the same in every process. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
