import { parseArgs } from 'node:util'
import { CONTENDER_NAMES, type ContenderName } from './contenders.ts'
import { openCorpus } from './corpus.ts'
import { type EngineProcess, startEngine } from './engine-processes.ts'
import { HOSTILE } from './hostile.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { medians, range, type Timing } from './timing.ts'

// node dist/bench/search/run.js --size 150000: every engine in its own process, asked the same questions in turns.

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    data: { type: 'string', default: 'data/bench-search' },
    engine: { type: 'string', multiple: true, default: CONTENDER_NAMES },
    rounds: { type: 'string', default: '3' },
    questions: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '15' },
  },
})
const rounds = Number(values.rounds)
const count = Number(values.questions)
const seconds = Number(values.seconds)

/** One engine's series, one of each kind a round. */
interface Measured {
  engine: EngineProcess
  one: Timing[]
  eight: Timing[]
  hostile: Timing[]
}

const corpus = await openCorpus(values.data, Number(values.size))
const all: Measured[] = []
for (const name of CONTENDER_NAMES.filter((known) => values.engine.includes(known)))
  all.push(await started(name))
for (let round = 0; round < rounds; round++) for (const one of all) await measure(one, round)

console.log(heading(commandLine()))
console.log(
  `${corpus.size.toLocaleString('en')} organisations; answers with counts of all keys and the 20 cards; ${count} questions a ` +
    `round, in turns, medians of ${rounds}; an engine is stopped after ${seconds} s of a round (n: questions it answered).\n`,
)
const columns = [
  'engine',
  'n',
  'per second',
  'p50 ms',
  'p99 ms',
  '8 at once: per second',
  'p99 ms',
  'hostile p99 ms',
]
const sql = all.find(({ engine }) => engine.name === 'sql')
console.log(table([...columns, 'against SQL', 'ready s', 'MB now / at most'], all.map(row)))
for (const { engine } of all) await engine.stop()
await corpus.release()

async function started(name: ContenderName): Promise<Measured> {
  const engine = await startEngine({ name, url: corpus.url, size: corpus.size, seed: corpus.seed })
  const warm = { questions: 'mixed', numbers: range(1_000_000, 200), inFlight: 1, seconds: 3 } as const
  await engine.time(warm)
  return { engine, one: [], eight: [], hostile: [] }
}

/** Other questions in each round, the same for each engine. */
async function measure({ engine, one, eight, hostile }: Measured, round: number): Promise<void> {
  const numbers = range(round * 2 * count, count)
  const others = range((round * 2 + 1) * count, count)
  one.push(await engine.time({ questions: 'mixed', numbers, inFlight: 1, seconds }))
  eight.push(await engine.time({ questions: 'mixed', numbers: others, inFlight: 8, seconds }))
  const hostileNumbers = range(0, HOSTILE.length * 4)
  hostile.push(await engine.time({ questions: 'hostile', numbers: hostileNumbers, inFlight: 1, seconds }))
}

function row({ engine, ...series }: Measured): string[] {
  const one = medians(series.one)
  const eight = medians(series.eight)
  const slowest = sql ? medians(sql.one).perSecond : Number.NaN
  const { now, most } = engine.memory()
  return [
    engine.name,
    String(one.asked),
    ...[one.perSecond, one.p50, one.p99, eight.perSecond, eight.p99, medians(series.hostile).p99].map(figure),
    `${figure(one.perSecond / slowest)} ×`,
    figure(engine.ready),
    `${figure(now)} / ${figure(most)}`,
  ]
}
