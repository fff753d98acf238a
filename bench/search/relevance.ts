// node dist/bench/search/relevance.js [--engine sql|index] [--data FOLDER] [--corpus demo] [--json FILE] [--rebuild] [--open | --closed] [--part NAME]
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import { TEST_SETTINGS } from '../../src/platform/db/server/settings.ts'
import { demoCorpus, hasNationalList, type Keep, NATIONAL_LIST, nationalCorpus } from './judged/corpora.ts'
import { figuresBy, table } from './judged/figures.ts'
import { isClosed, judgedQueries, partOf } from './judged/judged-query.ts'
import { type Scored, scoreCorpus } from './judged/score.ts'

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'index' },
    data: { type: 'string', default: join(tmpdir(), 'tessuto-relevance') },
    corpus: { type: 'string' },
    json: { type: 'string' },
    rebuild: { type: 'boolean', default: false },
    open: { type: 'boolean', default: false },
    closed: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
})

const CORPORA = { demo: demoCorpus, national: nationalCorpus }

async function run(): Promise<Scored[]> {
  const server = await privateServer(options.data, { settings: TEST_SETTINGS })
  const { adminUrl, dataDir } = server
  const engine = options.engine === 'sql' ? 'sql' : 'index'
  const keep: Keep = { adminUrl, dataDir, engine, rebuild: options.rebuild }
  const scored: Scored[] = []
  try {
    for (const [name, corpus] of Object.entries(CORPORA)) {
      if (options.corpus && options.corpus !== name) continue
      if (name === 'national' && !hasNationalList()) {
        console.log(`Left out: the national corpus, for there is no ${NATIONAL_LIST} (set FIVE_PER_MILLE).`)
        continue
      }
      const { services, stop } = await corpus(keep)
      const queries = judgedQueries().filter(
        (query) =>
          query.corpus === name &&
          !(options.open && isClosed(query)) &&
          (options.part ?? partOf(query)) === partOf(query),
      )
      scored.push(...(await scoreCorpus(services, queries, new Date())))
      await stop()
    }
  } finally {
    await server.release()
  }
  return scored
}

/** One line a failure, with what came first instead; without an acceptable record the judgement is wrong. */
const failure = ({ query, rank, top, acceptable }: Scored): string =>
  `${query.id} ${query.kind} (${query.corpus}) «${query.q}» first at ${rank ?? '–'} of ${acceptable}: ${top.join(' · ') || 'nothing found'}`

const scored = await run()
const tables = {
  all: figuresBy(scored, () => 'all'),
  language: figuresBy(scored, ({ query }) => query.lang),
  kind: figuresBy(scored, ({ query }) => query.kind),
  part: figuresBy(scored, ({ query }) => partOf(query)),
  corpus: figuresBy(scored, ({ query }) => query.corpus),
}
for (const [title, rows] of Object.entries(tables)) console.log(`\n${table(title, rows)}`)
const shown = scored.filter(({ rank, closed }) => rank !== 1 && (options.closed || !closed))
console.log(`\nNot first${options.closed ? '' : ', of the open part'}:`)
for (const one of shown) console.log(failure(one))
if (options.json) {
  const failures = shown.map(({ query, rank, top, acceptable }) => ({ ...query, rank, top, acceptable }))
  writeFileSync(options.json, JSON.stringify({ engine: options.engine, ...tables, failures }, undefined, 1))
}
