import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { codeLists, forgetCodeLists } from './api.ts'
import { type ListFiles, readListFiles } from './list-files.ts'
import { loadCodeLists } from './load.ts'
import { termId } from './term-id.ts'

const files = readListFiles()
let database: TestDatabase

before(async () => {
  database = await testDatabase()
  await loadCodeLists(database.db)
})
after(() => database.stop())

/** The files as if somebody had changed the sectors. */
function withSectors(
  change: (terms: ListFiles['lists'][number]['terms']) => ListFiles['lists'][number]['terms'],
): ListFiles {
  const lists = files.lists.map((list) =>
    list.taxonomy === 'sector' ? { ...list, terms: change(structuredClone(list.terms)) } : list,
  )
  return { ...files, lists, checksum: `changed ${Math.random()}` }
}

const now = new Date('2026-11-21T12:00:00Z')

test('loading twice changes nothing the second time, also from two processes at once', async () => {
  const loads = await Promise.all([loadCodeLists(database.db), loadCodeLists(database.db)])
  assert.deepEqual(
    loads.map(({ changed }) => changed),
    [false, false],
  )
})

test('the lists are asked without waiting', async () => {
  const lists = await codeLists(database.db)
  assert.equal(lists.term('sector', 'mensa')?.parent?.code, 'sociale')
  assert.equal(lists.label('it', 'beneficiary', 'anziani'), 'Anziani')
  assert.equal(lists.plain('zh', 'beneficiary', 'anziani'), '老人')
  assert.equal(lists.label('it', 'area', 'unknown'), 'unknown')
  assert.equal(lists.terms('area').length, 12)
  assert.equal(lists.terms('area')[0]?.code, 'sociale')
  assert.ok(lists.children('area', 'sociale').some(({ code }) => code === 'mensa'))
  assert.equal(lists.termById(termId('area', 'sport'))?.code, 'sport')
  assert.ok(
    lists
      .term('sector', 'agricoltura_sociale')
      ?.mappings.some(({ scheme, code }) => scheme === 'art5_cts' && code === 's'),
  )
  assert.equal(lists.taxonomies.find(({ code }) => code === 'sector')?.names.ru, 'Сфера деятельности')
  assert.equal(await codeLists(database.db), lists)
})

test('a former type keeps its label and is offered no more', async () => {
  const lists = await codeLists(database.db, now)
  assert.ok(!lists.terms('type').some(({ code }) => code === 'onlus'))
  assert.ok(lists.terms('type', { ended: true }).some(({ code }) => code === 'onlus'))
  assert.equal(lists.label('en', 'type', 'onlus'), 'ONLUS (former status)')
})

test('a term gone from the files ends its validity, and comes back with them', async () => {
  await loadCodeLists(
    database.db,
    withSectors((terms) => terms.filter(({ code }) => code !== 'mensa')),
  )
  forgetCodeLists(database.db)
  const without = await codeLists(database.db)
  assert.ok(!without.terms('sector').some(({ code }) => code === 'mensa'))
  assert.equal(without.label('it', 'sector', 'mensa'), 'Mense')
  await loadCodeLists(database.db, files)
  forgetCodeLists(database.db)
  assert.ok((await codeLists(database.db)).terms('sector').some(({ code }) => code === 'mensa'))
})

test('changed labels come in, except where a person edited them', async () => {
  await database.db
    .updateTable('term_label')
    .set({ label: 'Mensa di Prato', edited_at: now })
    .where('term_id', '=', termId('sector', 'mensa'))
    .where('lang', '=', 'it')
    .execute()
  const renamed = withSectors((terms) =>
    terms.map((term) => ({
      ...term,
      labels: { ...term.labels, it: { ...term.labels.it, label: `${term.labels.it.label} (nuovo)` } },
    })),
  )
  await loadCodeLists(database.db, renamed)
  forgetCodeLists(database.db)
  const lists = await codeLists(database.db)
  assert.equal(lists.label('it', 'sector', 'mensa'), 'Mensa di Prato')
  assert.equal(lists.label('it', 'sector', 'teatro'), 'Teatro (nuovo)')
})

test('a change made by another process is seen a few seconds later', async () => {
  forgetCodeLists(database.db)
  const first = await codeLists(database.db, now)
  await sql`update term_label set plain_label = 'Il teatro' where lang = 'it' and term_id = ${termId('sector', 'teatro')}`.execute(
    database.db,
  )
  assert.equal(
    (await codeLists(database.db, new Date(now.getTime() + 1_000))).plain('it', 'sector', 'teatro'),
    first.plain('it', 'sector', 'teatro'),
  )
  assert.equal(
    (await codeLists(database.db, new Date(now.getTime() + 6_000))).plain('it', 'sector', 'teatro'),
    'Il teatro',
  )
})

test('the identifier of a term is the same in every installation', () => {
  assert.equal(termId('sector', 'mensa'), termId('sector', 'mensa'))
  assert.match(
    termId('sector', 'mensa'),
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  assert.notEqual(termId('area', 'ambiente'), termId('beneficiary', 'ambiente'))
})
