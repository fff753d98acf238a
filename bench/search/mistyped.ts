// node dist/bench/search/mistyped.js [--seed N …] [--names 300] [--data FOLDER] [--failures]
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asking } from '../../src/modules/directory/search/asking.ts'
import type { Services } from '../../src/platform/cx.ts'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import { TEST_SETTINGS } from '../../src/platform/db/server/settings.ts'
import { contextFor } from '../../src/platform/http/build-cx.ts'
import { nationalCorpus } from './judged/corpora.ts'
import { plain } from './judged/judge.ts'
import { type JudgeRecord, judgeRecords } from './judged/judge-records.ts'
import { drawn, mistypedName } from './judged/mistype.ts'
import { commandLine, heading, table } from './report.ts'

// Real names as people mistype them, drawn at random: nobody can fit the search to them.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true, default: ['1', '2', '3'] },
    names: { type: 'string', default: '300' },
    data: { type: 'string', default: join(tmpdir(), 'tessuto-relevance') },
    failures: { type: 'boolean', default: false },
  },
})

/** Words that a name is not told by. */
const FORMS = new Set('onlus odv aps ets asd ssd ong associazione cooperativa sociale societa'.split(' '))
const MOST_WORDS = 5

interface Question {
  text: string
  /** The words that were meant; a record is right whose name has them one after the other. */
  meant: string
  name: string
}

function questionsOf(records: readonly JudgeRecord[], seed: number): Question[] {
  const draw = drawn(seed)
  const questions: Question[] = []
  while (questions.length < Number(values.names)) {
    const { name = '' } = records[Math.floor(draw() * records.length)] ?? {}
    const words = plain(name)
      .split(' ')
      .filter((word) => word.length > 1 && !FORMS.has(word))
    if (words.length < 2 || words.length > MOST_WORDS + 1) continue
    const meant = words.slice(0, MOST_WORDS)
    const text = mistypedName(meant, draw)
    if (text) questions.push({ text, meant: meant.join(' '), name })
  }
  return questions
}

async function rankOf(
  services: Services,
  records: ReadonlyMap<string, JudgeRecord>,
  { text, meant, name }: Question,
): Promise<number> {
  const now = new Date()
  const address = `http://localhost/it/enti?${new URLSearchParams({ q: text })}`
  const cx = contextFor(services, new Request(address), {
    lang: 'it',
    actor: undefined,
    now,
    requestId: text,
  })
  const { asked, engine } = await asking(cx)
  const { hits, suggestion } = await engine.search(asked.request, now)
  const names = hits.map(({ id }) => plain(records.get(id)?.name ?? ''))
  const rank = names.findIndex((found) => found === plain(name) || ` ${found} `.includes(` ${meant} `)) + 1
  if (values.failures && rank !== 1) console.log(`${rank || '–'} «${text}» → ${suggestion ?? ''} (${name})`)
  return rank
}

const server = await privateServer(values.data, { settings: TEST_SETTINGS })
const { adminUrl, dataDir } = server
const { services, stop } = await nationalCorpus({ adminUrl, dataDir, engine: 'index', rebuild: false })
const records = await judgeRecords(services.db)
const rows: string[][] = []
for (const seed of values.seed) {
  const questions = questionsOf([...records.values()], Number(seed))
  const ranks: number[] = []
  for (const question of questions) ranks.push(await rankOf(services, records, question))
  const share = (most: number) => ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length
  rows.push([seed, String(ranks.length), share(1).toFixed(3), share(5).toFixed(3)])
}
console.log(heading(commandLine()))
console.log(table(['seed', 'names', 'first', 'first five'], rows))
await stop()
await server.release()
