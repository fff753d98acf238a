import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCorpus } from './corpus.ts'
import { startEngine } from './engine-processes.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { median, range } from './timing.ts'
import { mixedQuestion } from './workload.ts'

// node dist/bench/search/start.js --size 150000: the index made from the documents, then again from its snapshot file,
// each in a process of its own.

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['10000'] },
    data: { type: 'string', default: 'data/bench-search' },
    rounds: { type: 'string', default: '3' },
  },
})

const rows: string[][] = []
for (const size of values.size.map(Number)) {
  const corpus = await openCorpus(values.data, size)
  const folder = join(values.data, `start-${size}`)
  const asked = range(0, 200).map((number) => mixedQuestion(corpus.drawn, number))
  const start = async () => {
    const engine = await startEngine({ name: 'index', url: corpus.url, folder })
    await engine.time({ asked, inFlight: 1, seconds: 5 })
    await engine.rest()
    const memory = engine.memory()
    await engine.stop()
    return { ready: engine.ready, arrays: engine.arrays, ...memory }
  }
  const made: Awaited<ReturnType<typeof start>>[] = []
  const again: typeof made = []
  for (let round = 0; round < Number(values.rounds); round++) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    made.push(await start())
    again.push(await start())
  }
  const of = (list: typeof made, key: keyof (typeof made)[number]) => median(list.map((one) => one[key]))
  const share = of(again, 'ready') / of(made, 'ready')
  rows.push([
    size.toLocaleString('en'),
    figure(of(made, 'ready')),
    figure(of(again, 'ready')),
    `${figure(share * 100)} %`,
    `${figure(of(made, 'now'))} / ${figure(of(made, 'most'))}`,
    `${figure(of(again, 'now'))} / ${figure(of(again, 'most'))}`,
    figure(of(again, 'arrays')),
  ])
  await corpus.release()
}
console.log(heading(commandLine()))
const columns = [
  'organisations',
  'made anew s',
  'from the snapshot s',
  'share',
  'MB after making: now / at most',
]
console.log(table([...columns, 'MB after the snapshot: now / at most', 'arrays MB'], rows))
