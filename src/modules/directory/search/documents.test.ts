import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { loadCatalogues, translators } from '../../../platform/i18n/catalogue.ts'
import type { SearchDocument } from '../../../platform/search/document.ts'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { compareSearch } from './compare.ts'
import { type Planted, plant, plantedEngine } from './planted.ts'
import { rebuildSearch, refreshSearch } from './refresh.ts'

const t = translators(loadCatalogues(['directory']), 'Europe/Rome').en
let data: TestDatabase
before(async () => {
  data = await testDatabase()
  await plantedEngine(data.db)
})
after(() => data.stop())

const plantOne = async (record: Planted): Promise<string> => (await plant(data.db, [record]))[0] ?? ''

async function documentOf(id: string) {
  const { rows } = await sql<{ seq: number; document: SearchDocument | null }>`
    select seq, document from search_document where kind = 'organization' and id = ${id}`.execute(data.db)
  return rows[0]
}

test('a public record has a document of what it publishes, with the number its row carries', async () => {
  const id = await plantOne({
    name: 'La Rondine',
    description: 'Aiuta chi è solo',
    type: 'coop_sociale_a',
    istat: '100003',
    locality: 'Oste',
    point: [43.9, 11.0],
    service: { name: 'Pasti a casa', terms: ['sector:mensa'], free: true },
    languages: ['ar'],
    schedule: { byday: 'MO,FR', opens: '09:00', closes: '23:59' },
    translation: { lang: 'fr', text: 'Aide les personnes seules' },
  })
  const found = await documentOf(id)
  const { texts, codes, ...rest } = found?.document ?? assert.fail('no document')
  assert.deepEqual(codes.type, ['coop_sociale', 'coop_sociale_a'])
  assert.deepEqual(codes.place, ['100003', '100003-oste', 'province:100', 'region:09'])
  assert.deepEqual([rest.flags, rest.points], [['free'], [43.9, 11.0]])
  assert.deepEqual(rest.offers, [{ field: 'service', lang: 'it', text: 'Pasti a casa' }])
  assert.deepEqual(rest.hours, [
    {
      days: 'MO,FR',
      opens: 540,
      closes: 1440,
      from: null,
      to: null,
      closed: false,
      holidays: false,
      door: 0,
    },
  ])
  const fields = Object.groupBy(texts, ({ field }) => field)
  assert.deepEqual(fields.name, [{ field: 'name', lang: 'it', text: 'La Rondine' }])
  assert.ok(fields.description?.some(({ lang, text }) => lang === 'fr' && text.startsWith('Aide')))
  const { stamp } = await data.db
    .selectFrom('organization_search')
    .select('stamp')
    .where('organization_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(stamp, found?.seq)
})

test('what is not public never has a document, and what leaves has none from the same moment', async () => {
  for (const visibility of ['draft', 'hidden'])
    assert.equal(await documentOf(await plantOne({ name: 'Zanzibarda segreta', visibility })), undefined)
  const [hidden = '', deleted = '', kept = ''] = await plant(data.db, [
    { name: 'Bucaneve ritirato' },
    { name: 'Bucaneve cancellato' },
    { name: 'Bucaneve' },
  ])
  const before = await documentOf(hidden)
  await data.db.updateTable('organization').set({ visibility: 'hidden' }).where('id', '=', hidden).execute()
  await data.db.deleteFrom('organization').where('id', '=', deleted).execute()
  const after = await documentOf(hidden)
  assert.deepEqual([after?.document, (await documentOf(deleted))?.document], [null, null])
  assert.ok((after?.seq ?? 0) > (before?.seq ?? 0))
  assert.equal((await documentOf(kept))?.document?.title, 'Bucaneve')
  const { rows } =
    await sql`select from search_document where document::text ~* 'zanzibarda|ritirato|cancellato'`.execute(
      data.db,
    )
  assert.equal(rows.length, 0)
})

test('a rebuild makes the documents anew without taking any away meanwhile', async () => {
  const id = await plantOne({ name: 'Girasole' })
  const before = (await documentOf(id))?.seq ?? 0
  await sql`update search_document set document = json_build_object('title', 'x') where id = ${id}`.execute(
    data.db,
  )
  await sql`insert into search_document (kind, id, document)
    values ('organization', '00000000-0000-7000-8000-00000000dead', '{}')`.execute(data.db)
  assert.equal((await compareSearch(data.db, t))[0]?.ok, false)
  await data.db.transaction().execute(rebuildSearch)
  const made = await documentOf(id)
  assert.equal(made?.document?.title, 'Girasole')
  assert.ok((made?.seq ?? 0) > before)
  assert.equal((await documentOf('00000000-0000-7000-8000-00000000dead'))?.document, null)
  assert.deepEqual(
    (await compareSearch(data.db, t)).map(({ ok }) => ok),
    [true],
  )
})

test('the translation of a service that is no more offered is not found', async () => {
  const id = await plantOne({ name: 'Quercia', service: { name: 'Doposcuola antico' } })
  await sql`insert into translation (organization_id, entity, entity_id, field, lang, text)
    select organization_id, 'service', id, 'name', 'en', 'Former homework help' from service
    where organization_id = ${id}`.execute(data.db)
  await data.db.updateTable('service').set({ status: 'defunct' }).where('organization_id', '=', id).execute()
  await refreshSearch(data.db, [id])
  assert.doesNotMatch(JSON.stringify(await documentOf(id)), /Former|antico/)
})
