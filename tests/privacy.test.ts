import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../src/modules.ts'
import { loadCatalogues, translators } from '../src/platform/i18n/catalogue.ts'
import { LANGUAGES } from '../src/platform/i18n/languages.ts'
import { listQueues } from '../src/platform/jobs/queues.ts'
import { describePrivacy } from '../src/platform/privacy/describe.ts'
import { type AnnotatedTable, listPrivacy } from '../src/platform/privacy/list-privacy.ts'
import { columnOf, words } from '../src/platform/privacy/table-privacy.ts'
import { projectFile } from '../src/platform/project.ts'
import { type TestDatabase, testDatabase } from '../src/platform/testing/database.ts'

const tables = listPrivacy(MODULES)
const catalogues = loadCatalogues(MODULES.map(({ name }) => name))
/** Tables that the queue makes for itself when a worker starts. */
const own = tables.filter(({ table }) => !table.includes('.'))
const annotated = ({ personal, other }: AnnotatedTable) => [
  ...personal.flatMap(({ of, columns, secret }) => [columnOf(of), ...words(columns), ...words(secret)]),
  ...words(other),
]

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

test('every column of every table says whether it is personal, and none is said that is not there', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name || '.' || c.column_name as name
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`.execute(database.db)
  const there = new Set(rows.map(({ name }) => name))
  const said = new Set(
    own.flatMap((one) => annotated(one).flatMap((column) => (column ? [`${one.table}.${column}`] : []))),
  )
  assert.deepEqual(
    [...there].filter((name) => !said.has(name)),
    [],
    'nobody annotated these: see privacy.ts of the module',
  )
  assert.deepEqual(
    [...said].filter((name) => !there.has(name)),
    [],
    'these are not in the database any more',
  )
})

test('no column is both personal and not', () => {
  const both = tables.flatMap((one) => {
    const other = new Set(words(one.other))
    return annotated({ ...one, other: '' })
      .filter((column) => column && other.has(column))
      .map((column) => `${one.table}.${column}`)
  })
  assert.deepEqual(both, [])
})

test('every job that ends the keeping of something is one that runs by the clock', () => {
  const clocked = new Set(
    listQueues(MODULES)
      .filter(({ cron }) => cron)
      .map(({ name }) => name),
  )
  const named = tables.flatMap(({ personal }) => personal.flatMap(({ job }) => job ?? []))
  assert.ok(named.length > 20)
  assert.deepEqual(
    named.filter((job) => !clocked.has(job)),
    [],
  )
})

test('purpose, time and erasure are said in every language, each in its own words', () => {
  const say = translators(catalogues, 'Europe/Rome')
  const said = LANGUAGES.map((lang) => describePrivacy(tables, { lang, t: say[lang] }).split('\n').slice(2))
  for (const [line, english] of (said[1] ?? []).entries()) {
    const same = said.filter((lines) => lines[line] === english)
    if (english.startsWith('| `')) assert.equal(same.length, 1, english)
  }
  assert.deepEqual(
    said.flat().filter((line) => line.includes('{')),
    [],
  )
})

const BEGIN =
  '<!-- written by `UPDATE_DOCS=1 npm test -- tests/privacy`: change privacy.ts of a module instead -->'
const END = '<!-- end -->'

test('docs/privacy.md says what the annotations say', () => {
  const path = projectFile('docs/privacy.md')
  const text = readFileSync(path, 'utf8')
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  assert.ok(start > 0 && end > start, 'the place of the table is marked')
  const fresh = `${text.slice(0, start)}${BEGIN}\n${describePrivacy(tables, { lang: 'en', t: translators(catalogues, 'Europe/Rome').en })}\n${text.slice(end)}`
  if (process.env.UPDATE_DOCS) writeFileSync(path, fresh)
  else assert.equal(text, fresh, 'run UPDATE_DOCS=1 npm test -- tests/privacy')
})
