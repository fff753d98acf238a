import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import { CONTENDER_NAMES, type ContenderName } from './contenders.ts'
import { openCorpus } from './corpus.ts'
import { type EngineProcess, startEngine } from './engine-processes.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { median, range } from './timing.ts'
import { type Drawn, namedQuestion } from './workload.ts'

// node dist/bench/search/growth.js --size 10000 --size 100000 --size 1000000: what a selective question costs as the
// records grow. The questions are names that few records have, the same at every size.

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['2000', '10000'] },
    data: { type: 'string', default: 'data/bench-search' },
    engine: { type: 'string', multiple: true, default: CONTENDER_NAMES },
    rounds: { type: 'string', default: '3' },
    // The libraries bear no more than this in the memory of the usual machine.
    'library-most': { type: 'string', default: '150000' },
    seconds: { type: 'string', default: '10' },
  },
})

/** Names asked for, of which those are kept that at most so many records have. */
const CANDIDATES = 500
const SELECTIVE = 100

const sizes = values.size.map(Number).sort((a, b) => a - b)
/** An engine over one corpus, and the mean of each round. */
interface Measured {
  name: ContenderName
  size: number
  drawn: Drawn
  engine: EngineProcess
  costs: number[]
}
const engines: Measured[] = []
const names = CONTENDER_NAMES.filter((known) => values.engine.includes(known))
for (const size of sizes) for (const name of names) await start(name, size)

const selective = await selectiveQuestions()
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { engine, costs } of engines) {
    const { mean } = await engine.time({ asked: selective, inFlight: 1, seconds: Number(values.seconds) })
    costs.push(mean)
  }
}
print()
for (const { engine } of engines) await engine.stop()

async function start(name: ContenderName, size: number): Promise<void> {
  const isLibrary = name === 'minisearch' || name === 'flexsearch'
  if (isLibrary && size > Number(values['library-most'])) return
  const corpus = await openCorpus(values.data, size)
  const folder = join(values.data, `node-${size}`)
  const engine = await startEngine({ name, url: corpus.url, folder })
  const stop = () => engine.stop().then(corpus.release)
  engines.push({ name, size, drawn: corpus.drawn, engine: { ...engine, stop }, costs: [] })
}

/** Those that even the largest corpus answers with few records, by the first engine that has it. */
async function selectiveQuestions(): Promise<SearchRequest[]> {
  const largest =
    engines.find(({ size, name }) => size === sizes.at(-1) && name === 'index') ?? engines.at(-1)
  if (!largest) throw new Error('no engine to ask')
  // Names of the records that every corpus has.
  const smallest = { ...largest.drawn, size: sizes[0] ?? 0 }
  const candidates = range(0, CANDIDATES).map((number) => namedQuestion(smallest, number))
  const given = await largest.engine.answers(candidates)
  return candidates.filter((_, at) => (given[at]?.total ?? 0) > 0 && (given[at]?.total ?? 0) <= SELECTIVE)
}

function print(): void {
  console.log(heading(commandLine()))
  console.log(
    `Milliseconds of one question with counts and cards, mean; ${selective.length} names that at most ${SELECTIVE} records ` +
      `have at every size; medians of ${values.rounds} rounds in turns.\n`,
  )
  const costOf = (name: ContenderName, size: number) => {
    const found = engines.find((one) => one.name === name && one.size === size)
    return found ? median(found.costs) : Number.NaN
  }
  const growth = (name: ContenderName) => {
    const measured = sizes.filter((size) => Number.isFinite(costOf(name, size)))
    const [least = 1, most = 1] = [measured[0], measured.at(-1)]
    return `${figure(most / least)} × the records: ${figure(costOf(name, most) / costOf(name, least))} × the cost`
  }
  const columns = ['engine', ...sizes.map((size) => size.toLocaleString('en')), 'growth']
  console.log(
    table(
      columns,
      names.map((name) => [name, ...sizes.map((size) => figure(costOf(name, size))), growth(name)]),
    ),
  )
}
