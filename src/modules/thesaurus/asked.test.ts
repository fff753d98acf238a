import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { noteSearch, writeSearches } from './asked.ts'
import { popularSearches, readPopular } from './popular.ts'

let data: TestDatabase
before(async () => {
  data = await testDatabase()
})
after(() => data.stop())
beforeEach(() => data.db.deleteFrom('search_asked').execute())

const on = (day: number) => new Date(`2026-11-${String(day).padStart(2, '0')}T12:00:00+01:00`)
const ask = (text: string, total: number, now = on(1), times = 1) => {
  for (let n = 0; n < times; n++) noteSearch(data.db, { lang: 'it', text, total, now })
}
const rows = () => data.db.selectFrom('search_asked').selectAll().orderBy('day').orderBy('folded').execute()

test('searches are counted by day and words, however they are written, and say nothing of who made them', async () => {
  ask('Disabilita’', 3)
  ask('disabilità ', 4)
  ask('disabilità', 5, on(2))
  assert.deepEqual(await rows(), [], 'nothing is written while the page answers')
  await writeSearches(data.db)
  ask('DISABILITÀ', 6, on(2))
  await writeSearches(data.db)
  assert.deepEqual(await rows(), [
    { day: '2026-11-01', lang: 'it', folded: 'disabilita', text: 'disabilità', times: 2, total: 4 },
    { day: '2026-11-02', lang: 'it', folded: 'disabilita', text: 'disabilità', times: 2, total: 6 },
  ])
})

test('hostile and personal texts leave no trace, and do not harm the others', async () => {
  for (const text of ['mario@example.it', '3331234567', 'RSSMRA85T10A562S', 'x'.repeat(101), '!!!', '\u0000'])
    ask(text, 1)
  ask('\ud800 mensa \u0000 \u202e', 1)
  ask("'; drop table search_asked; --", 0)
  await writeSearches(data.db)
  const kept = await rows()
  assert.deepEqual(
    kept.map(({ text }) => text),
    ["'; drop table search_asked; --", '\ufffd mensa'],
  )
})

test('two nodes that write the same searches at once lose none', async () => {
  const texts = Array.from({ length: 300 }, (_, n) => `parola ${n}`)
  const writes = [texts, texts.toReversed()].map((order) => {
    for (const text of order) ask(text, 1)
    return writeSearches(data.db)
  })
  await Promise.all(writes)
  const kept = await rows()
  assert.equal(kept.length, 300)
  assert.ok(kept.every(({ times }) => times === 2))
})

test('a flood of different texts is cut, not kept in memory', async () => {
  for (let n = 0; n < 5_000; n++) ask(`parola ${n}`, 1)
  await writeSearches(data.db)
  assert.equal((await rows()).length, 2_000)
})

test('popular are searches made five times on three days, that find something still, and were not set aside', async () => {
  for (const day of [1, 2, 3]) {
    ask('mensa', 9, on(day), 2)
    ask('niente', 0, on(day), 9)
    ask('non più', day === 3 ? 0 : 2, on(day), 9)
    ask('parolaccia', 2, on(day), 9)
    ask('raro', 1, on(day))
  }
  ask('moda di un giorno', 5, on(1), 50)
  await writeSearches(data.db)
  await data.db
    .insertInto('search_set_aside')
    .values({ lang: 'it', folded: 'parolaccia', set_aside_at: on(3), set_aside_by: 'Redazione' })
    .execute()
  const popular = await readPopular(data.db)
  assert.deepEqual([...popular], [['it', [{ lang: 'it', text: 'mensa', folded: 'mensa', times: 6 }]]])
})

test('popular searches never make an answer wait', async () => {
  for (const day of [1, 2, 3]) ask('doposcuola', 9, on(day), 2)
  await writeSearches(data.db)
  assert.equal(popularSearches(data.db).size, 0)
  for (let tries = 0; popularSearches(data.db).size === 0 && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(popularSearches(data.db).get('it')?.[0]?.text, 'doposcuola')
})
