import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import { CONTENDER_NAMES, type ContenderName } from './contenders.ts'
import { openCorpus } from './corpus.ts'
import { type EngineProcess, startEngine } from './engine-processes.ts'
import { HOSTILE } from './hostile.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { medians, range, type Timing } from './timing.ts'
import { mixedQuestion, typedSoFar } from './workload.ts'

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

const SERIES = ['one', 'eight', 'hostile', 'typed'] as const
/** What one engine was asked: alone, eight at once, by people who mean ill, while typing. One timing a round. */
type Measured = Record<(typeof SERIES)[number], Timing[]> & {
  engine: EngineProcess
  memory: { now: number; most: number }
}

const folder = join(values.data, `node-${values.size}`)
const corpus = await openCorpus(values.data, Number(values.size))
const all: Measured[] = []
// Nobody starts from what an earlier run kept.
rmSync(folder, { recursive: true, force: true })
for (const name of CONTENDER_NAMES.filter((known) => values.engine.includes(known)))
  all.push(await started(name))
for (let round = 0; round < rounds; round++) for (const one of all) await askMixed(one, round)
for (const one of all) one.memory = one.engine.memory()
const ours = all.filter(({ engine }) => engine.name === 'sql' || engine.name === 'index')
for (let round = 0; round < rounds; round++) for (const one of ours) await askOthers(one, round)
print()
for (const { engine } of all) await engine.stop()
await corpus.release()

async function started(name: ContenderName): Promise<Measured> {
  const engine = await startEngine({ name, url: corpus.url, folder })
  await engine.time({ asked: mixed(1_000_000, 200), inFlight: 1, seconds: 3 })
  return { engine, memory: engine.memory(), one: [], eight: [], hostile: [], typed: [] }
}

/** Other questions in each round, the same for each engine. */
async function askMixed({ engine, one, eight }: Measured, round: number): Promise<void> {
  const first = round * 2 * count
  one.push(await engine.time({ asked: mixed(first, count), inFlight: 1, seconds }))
  eight.push(await engine.time({ asked: mixed(first + count, count), inFlight: 8, seconds }))
}

async function askOthers({ engine, hostile, typed }: Measured, round: number): Promise<void> {
  const asked = range(0, 4).flatMap(() => HOSTILE)
  hostile.push(await engine.time({ asked, inFlight: 1, seconds }))
  const typing = range(round * count, count).map((number) => typedSoFar(corpus.drawn, number))
  if (engine.name === 'index') typed.push(await engine.time({ asked: typing, inFlight: 1, seconds }))
}

function mixed(from: number, many: number): SearchRequest[] {
  return range(from, many).map((number) => mixedQuestion(corpus.drawn, number))
}

function print(): void {
  console.log(heading(commandLine()))
  console.log(
    `${corpus.size.toLocaleString('en')} organisations; answers with the counts of all keys and the 20 cards; ${count} ` +
      `questions a round, in turns, medians of ${rounds}; an engine is stopped after ${seconds} s of a round (n: questions ` +
      'it answered). "Ready" is from nothing kept to the first answer, but for PostgreSQL.\n',
  )
  const columns = [
    'engine',
    'n',
    'per second',
    'against SQL',
    'p50 ms',
    'p99 ms',
    'processor ms',
    'eight at once: per second',
  ]
  const others = [
    'its p99 ms',
    'hostile p99 ms',
    'suggestions p99 ms',
    'ready s',
    'MB now / at most',
    'arrays MB',
  ]
  console.log(table([...columns, ...others], all.map(row)))
}

function row({ engine, memory, ...series }: Measured): string[] {
  const [one, eight, hostile, typed] = SERIES.map((name) => medians(series[name])) as [
    Timing,
    Timing,
    Timing,
    Timing,
  ]
  const sql = all.find(({ engine: { name } }) => name === 'sql')
  const share = one.perSecond / (sql ? medians(sql.one).perSecond : Number.NaN)
  const known = (timing: Timing) => (timing.asked > 0 ? figure(timing.p99) : '–')
  return [
    engine.name,
    String(one.asked),
    figure(one.perSecond),
    `${figure(share)} ×`,
    ...[one.p50, one.p99, one.cpu, eight.perSecond, eight.p99].map(figure),
    known(hostile),
    known(typed),
    figure(engine.ready),
    `${figure(memory.now)} / ${figure(memory.most)}`,
    figure(engine.arrays),
  ]
}
