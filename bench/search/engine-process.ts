import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { connect } from '../../src/platform/db/database.ts'
import type { Given } from './contender.ts'
import { CONTENDERS } from './contenders.ts'
import type { Job, Reply, Setting } from './engine-job.ts'
import { NATION } from './fill.ts'
import { timed } from './timing.ts'

// Forked by engine-processes.ts: one engine alone in its process, which does the jobs it is sent.

const { name, url, folder } = JSON.parse(process.argv[2] ?? '{}') as Setting
const db = connect(url, { max: 10 })
await knowledge(db, NATION)
const began = performance.now()
const engine = await CONTENDERS[name]({ db, url, folder })
const tell = (reply: Reply) => process.send?.(reply)
tell({ ready: (performance.now() - began) / 1_000, bytes: engine.bytes?.() })

process.on('message', async (job: Job) => {
  if (job.what === 'time') {
    const ask = (asked: (typeof job.asked)[number]) =>
      typeof asked === 'string' ? engine.suggest?.(asked) : engine.answer(asked)
    tell({ timing: await timed(job, ask) })
    return
  }
  const given: Given[] = []
  for (const request of job.requests) given.push(await engine.answer(request))
  tell({ given })
})
process.on('disconnect', async () => {
  await engine.stop?.()
  await db.destroy()
})
