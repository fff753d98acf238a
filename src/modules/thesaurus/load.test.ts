import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import type { ShippedEntry } from './entry-files.ts'
import { loadEntries } from './load.ts'
import { forgetThesaurus, thesaurus } from './snapshot.ts'

let data: TestDatabase
before(async () => {
  data = await testDatabase()
})
after(() => data.stop())

const entry = (phrases: string[], codes: string[]): ShippedEntry => ({
  lang: 'it',
  key: `it/${phrases[0]}`,
  phrases,
  codes,
  words: ['pasto'],
})
const release = (checksum: string, ...entries: ShippedEntry[]) => loadEntries(data.db, { entries, checksum })
const stored = async () => {
  const rows = await data.db
    .selectFrom('thesaurus_entry')
    .select(['phrases', 'codes'])
    .where('removed_at', 'is', null)
    .orderBy('shipped_key')
    .execute()
  return rows.map(({ phrases, codes }) => [...phrases, ...codes].join(' '))
}
const edit = (phrase: string, changes: { removed_at: Date } | { origin: 'editor'; codes: string[] }) =>
  data.db.updateTable('thesaurus_entry').set(changes).where('shipped_key', '=', `it/${phrase}`).execute()

test('the files are loaded once, follow a new release, and never undo what an editor did', async () => {
  const first = [entry(['cibo'], ['a:1']), entry(['casa'], ['a:2']), entry(['caa'], ['a:3'])]
  assert.equal(await release('1', ...first), true)
  assert.equal(await release('1', ...first), false)
  assert.deepEqual(await stored(), ['caa a:3', 'casa a:2', 'cibo a:1'])
  await edit('casa', { removed_at: new Date() })
  await edit('cibo', { origin: 'editor', codes: ['a:9'] })
  await release('2', entry(['cibo'], ['a:5']), entry(['casa', 'tetto'], ['a:2']), entry(['nuovo'], ['a:4']))
  assert.deepEqual(await stored(), ['cibo a:9', 'nuovo a:4'], 'one gone from the files, one new')
  await release('3', entry(['nuovo', 'novello'], ['a:4']))
  assert.deepEqual(await stored(), ['cibo a:9', 'nuovo novello a:4'], 'an edited entry outlives its file')
})

test('two processes that start at once load the entries once', async () => {
  const entries = Array.from({ length: 200 }, (_, n) => entry([`voce ${n}`], ['a:1']))
  const changed = await Promise.all([1, 2, 3].map(() => release('4', ...entries)))
  assert.deepEqual(changed.filter(Boolean), [true])
})

test('the snapshot is the same object until an entry changes, and is renewed within a second', async () => {
  forgetThesaurus(data.db)
  const before = await thesaurus(data.db)
  assert.equal(await thesaurus(data.db), before)
  await release('5', entry(['altro'], ['a:1']))
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  const renewed = await thesaurus(data.db)
  assert.ok(renewed.version > before.version)
  assert.deepEqual(renewed.entries.map(({ phrases }) => phrases.join()).toSorted(), ['altro', 'cibo'])
  assert.equal(await thesaurus(data.db), renewed)
})
