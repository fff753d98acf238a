import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import { loadCodeLists } from '../../src/modules/taxonomy/api.ts'
import { loadTerritoryData } from '../../src/modules/territory/api.ts'
import { type TestDatabase, testDatabase } from '../../src/platform/testing/database.ts'
import { type Contender, type Given, KEYS } from './contender.ts'
import { CONTENDER_NAMES, CONTENDERS, type ContenderName } from './contenders.ts'
import { fill, finish, NATION } from './fill.ts'
import { HOSTILE } from './hostile.ts'
import { range } from './timing.ts'
import { vocabulary } from './vocabulary.ts'
import { type Drawn, keyQuestion, mixedQuestion } from './workload.ts'

const SIZE = 3_000
const folder = mkdtempSync(join(tmpdir(), 'tessuto-bench-'))

let data: TestDatabase
let drawn: Drawn
const engines = new Map<ContenderName, Contender>()

before(async () => {
  data = await testDatabase()
  await loadCodeLists(data.db)
  await loadTerritoryData(data.db)
  await fill(data.db, { seed: 'test', from: 0, to: SIZE })
  await finish(data.db)
  drawn = { seed: 'test', size: SIZE, words: vocabulary(await knowledge(data.db, NATION)) }
  for (const name of CONTENDER_NAMES)
    engines.set(name, await CONTENDERS[name]({ db: data.db, url: data.url, folder }))
})
after(async () => {
  for (const engine of engines.values()) await engine.stop?.()
  await data.stop()
  rmSync(folder, { recursive: true })
})

test('every engine gives the same totals and counts for questions by keys', async () => {
  for (const number of range(0, 25)) {
    const question = keyQuestion(drawn, number)
    const truth = await answerOf('sql', question)
    assert.ok(truth.total > 0, JSON.stringify(question))
    for (const name of CONTENDER_NAMES)
      assert.deepEqual(
        asked(await answerOf(name, question)),
        asked(truth),
        `${name}: ${JSON.stringify(question)}`,
      )
  }
})

test('the mixed load finds something for most questions, with the cards of the first page', async () => {
  for (const name of CONTENDER_NAMES) {
    const given = await Promise.all(
      range(0, 40).map((number) => answerOf(name, mixedQuestion(drawn, number))),
    )
    for (const { total, cards } of given) assert.equal(cards, Math.min(total, 20), name)
    assert.ok(given.filter(({ total }) => total > 0).length >= 25, name)
  }
})

test('hostile questions are answered by the engines of the product', async () => {
  for (const name of ['sql', 'index'] as const)
    for (const question of HOSTILE) assert.ok((await answerOf(name, question)).total >= 0)
})

async function answerOf(name: ContenderName, question: SearchRequest): Promise<Given> {
  const engine = engines.get(name)
  if (!engine) throw new Error(name)
  return engine.answer(question)
}

/** Without what only the product counts. */
const asked = ({ total, counts, wheelchair, free }: Given) => ({
  total,
  counts: Object.fromEntries(
    KEYS.map((key) => [key, Object.fromEntries(counts[key].map(({ code, count }) => [code, count]))]),
  ),
  wheelchair,
  free,
})
