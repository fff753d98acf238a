import { parseArgs } from 'node:util'
import { indexEngine } from '../../src/modules/directory/search/index-engine.ts'
import { type Knowledge, knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { ORGANIZATION_KIND } from '../../src/modules/directory/search/organization-kind.ts'
import type { SearchEngine, SearchRequest } from '../../src/modules/directory/search/search.ts'
import { connect } from '../../src/platform/db/database.ts'
import { unpacked } from '../../src/platform/search/engine/packed-counts.ts'
import { createReader, type Reader } from '../../src/platform/search/engine/reader.ts'
import { type SavedIndex, savedFiles } from '../../src/platform/search/feed/saved-index.ts'
import { readSnapshotFile } from '../../src/platform/search/feed/snapshot-file.ts'
import { NO_INDEX, type SearchIndex } from '../../src/platform/search/search-index.ts'
import { wholeChange } from '../../src/platform/search/threads/whole-change.ts'
import { openCorpus } from './corpus.ts'
import { NATION } from './fill.ts'
import { HOSTILE } from './hostile.ts'
import { commandLine, figure, heading, table } from './report.ts'
import { range, timing } from './timing.ts'
import { mixedQuestion } from './workload.ts'

// node dist/bench/search/alone.js --size 150000: what questions cost the engine in one thread, each asked some times
// of which the least counts: nothing travels between threads, and PostgreSQL gives no cards. Needs the snapshot file that run.js left.

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '150000' },
    data: { type: 'string', default: 'data/bench-search' },
    folder: { type: 'string' },
    questions: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '5' },
    worst: { type: 'string', default: '20' },
  },
})

/** What the index was asked while it answered one question: milliseconds by function. */
type Spent = Map<string, { calls: number; ms: number }>

const corpus = await openCorpus(values.data, Number(values.size))
const db = connect(corpus.url, { max: 1 })
const known = await knowledge(db, NATION)
const folder = values.folder ?? `${values.data}/node-${values.size}/search`
const reader = await readerOf(folder)
let spent: Spent = new Map()
const engine = engineOver(reader, known)
const questions = range(Number(values.from), Number(values.questions))

await ask(questions.slice(0, 300).map((number) => mixedQuestion(corpus.drawn, number + 1_000_000)))
const mixed = await ask(questions.map((number) => mixedQuestion(corpus.drawn, number)))
await ask(HOSTILE)
const hostile = await ask(HOSTILE)
console.log(heading(commandLine()))
const of = (asked: readonly Asked[]) =>
  timing(
    asked.map(({ ms }) => ms),
    1,
  )
const rows = Object.entries({ mixed, hostile }).map(([name, asked]) => {
  const { mean, p50, p99 } = of(asked)
  return [name, asked.length, ...[mean, p50, p99, Math.max(...asked.map(({ ms }) => ms))].map(figure)]
})
console.log(table(['questions', 'n', 'ms: mean', 'p50', 'p99', 'most'], rows))
for (const [name, asked] of Object.entries({ mixed, hostile })) {
  console.log(`\nWorst of ${name}:`)
  for (const one of asked.toSorted((a, b) => b.ms - a.ms).slice(0, Number(values.worst)))
    console.log(told(one))
}
await db.destroy()
await corpus.release()

interface Asked {
  request: SearchRequest
  total: number
  ms: number
  spent: Spent
}

async function ask(requests: readonly SearchRequest[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const request of requests) {
    let least: Asked | undefined
    for (let round = 0; round < Number(values.rounds); round++) {
      spent = new Map()
      const before = performance.now()
      const { total } = await engine.search(request, new Date('2026-11-21T10:00:00Z'))
      const ms = performance.now() - before
      if (!least || ms < least.ms) least = { request, total, ms, spent }
    }
    if (least) asked.push(least)
  }
  return asked
}

async function readerOf(folder: string): Promise<Reader> {
  const [file] = await savedFiles(folder)
  const saved = file === undefined ? undefined : ((await readSnapshotFile(file)) as SavedIndex | undefined)
  const parts = saved?.collections.find(({ kind }) => kind === ORGANIZATION_KIND.name)?.parts
  if (!parts) throw new Error(`no index in ${folder}: run.js leaves one`)
  const made = createReader(ORGANIZATION_KIND)
  made.apply(wholeChange(parts))
  return made
}

function engineOver({ search, howMany, bestOf, nearWords }: Reader, about: Knowledge): SearchEngine {
  const index: SearchIndex = {
    ...NO_INDEX,
    search: async (query) => taken('search', () => unpacked(search(query))),
    howMany: async (_, asked) => taken('howMany', () => asked.map(howMany)),
    bestOf: async (_, asked, least) => taken('bestOf', () => bestOf(asked, least)),
    nearWords: async (_, words) => taken('nearWords', () => words.map(nearWords)),
  }
  const refuse = async () => {
    throw new Error('the index did not answer')
  }
  return indexEngine(index, {
    timeZone: 'Europe/Rome',
    knowledge: async () => about,
    otherwise: { search: refuse, list: refuse },
  })
}

function taken<Answer>(name: string, run: () => Answer): Answer {
  const before = performance.now()
  const answer = run()
  const { calls, ms } = spent.get(name) ?? { calls: 0, ms: 0 }
  spent.set(name, { calls: calls + 1, ms: ms + performance.now() - before })
  return answer
}

function told({ request, total, ms, spent: of }: Asked): string {
  const { q, name, type, area, sector, place, beneficiary, wheelchair, withinKm, page } = request
  const rest = { name, type, area, sector, place, beneficiary, wheelchair, withinKm, page }
  const set = Object.entries(rest).filter(([, one]) =>
    Array.isArray(one) ? one.length > 0 : one && one !== 1,
  )
  const parts = [...of].map(([what, { calls, ms: its }]) => `${what} ${calls} × ${figure(its / calls)}`)
  const asked = `«${q.length > 60 ? `${q.slice(0, 60)}…` : q}» ${set.map(([key, one]) => `${key}=${String(one).slice(0, 40)}`).join(' ')}`
  return `${figure(ms)} ms, ${total} found: ${asked} (${parts.join(', ')})`
}
