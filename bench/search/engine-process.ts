import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import { connect } from '../../src/platform/db/database.ts'
import { CONTENDERS } from './contenders.ts'
import type { Job, Setting } from './engine-job.ts'
import { NATION } from './fill.ts'
import { HOSTILE } from './hostile.ts'
import { timed } from './timing.ts'
import { vocabulary } from './vocabulary.ts'
import { type Drawn, keyQuestion, mixedQuestion, namedQuestion } from './workload.ts'

// Forked by engine-processes.ts: one engine alone in its process, which does the jobs it is sent.

const { name, url, size, seed } = JSON.parse(process.argv[2] ?? '{}') as Setting
const db = connect(url, { max: 10 })
const drawn: Drawn = { seed, size, words: vocabulary(await knowledge(db, NATION)) }
const began = performance.now()
const contender = await CONTENDERS[name](db)
process.send?.({ ready: (performance.now() - began) / 1_000 })

const questions: Record<Job['questions'], (number: number) => SearchRequest> = {
  mixed: (number) => mixedQuestion(drawn, number),
  keys: (number) => keyQuestion(drawn, number),
  // The same names at every size.
  named: (number) => namedQuestion({ ...drawn, size: 10_000 }, number),
  hostile: (number) => HOSTILE[number % HOSTILE.length] ?? mixedQuestion(drawn, number),
}

process.on('message', async (job: Job) => {
  const question = questions[job.questions]
  const asked = new Map(job.numbers.map((number) => [number, question(number)]))
  const ask = (number: number) => contender.answer(asked.get(number) ?? question(number))
  if (job.what === 'time') process.send?.({ timing: await timed(ask, job) })
  if (job.what === 'answer') process.send?.({ given: await Promise.all(job.numbers.map(ask)) })
})
process.on('disconnect', async () => {
  await contender.stop()
  await db.destroy()
})
