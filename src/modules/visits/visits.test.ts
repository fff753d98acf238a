import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../directory/api.ts'
import { forgetVisits } from './forget.ts'
import { gather, writeVisits } from './gather.ts'
import { visits } from './module.ts'

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

async function plant(name: string): Promise<{ id: string; slug: string }> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name, type_code: 'odv' } }
  const by = { source: 'owner' as const, sourceRef: '', by: 'account:1', at: new Date() }
  await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  const { slug } = await house.db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, slug }
}

const ask = (path: string, headers: Record<string, string> = BROWSER, method = 'GET') =>
  house.app.request(path, { headers, method })

async function counted(id: string): Promise<Record<string, number>> {
  await writeVisits(house.db)
  const rows = await house.db
    .selectFrom('visit_count')
    .select(['shown', 'lang'])
    .select(({ fn }) => fn.sum<string>('times').as('times'))
    .where('organization_id', '=', id)
    .groupBy(['shown', 'lang'])
    .execute()
  return Object.fromEntries(rows.map(({ shown, lang, times }) => [`${lang} ${shown}`, Number(times)]))
}

const report = async (id: string, path = '') => {
  const owner = await house.person({ role: 'organization_owner', organizationId: id })
  const answer = await ask(`/it/area/${id}/visite${path}`, { cookie: owner.cookie })
  assert.equal(answer.status, 200)
  return answer.text()
}

test('its page, searches that show it and what is taken along are counted, by language', async () => {
  const { id, slug } = await plant('Cantoria Vernacolare')
  await ask(`/it/enti/${slug}`)
  await ask(`/it/enti/${slug}`)
  await ask(`/ar/enti/${slug}`)
  await ask(`/it/enti/${slug}.vcf`)
  await ask(`/fr/enti/${slug}/pieghevole.pdf`)
  await ask('/it/enti?q=cantoria')
  await ask('/it/enti')
  await ask('/it/enti?q=cantoria&page=2')
  assert.deepEqual(await counted(id), {
    'it page': 2,
    'ar page': 1,
    'it vcard': 1,
    'fr print': 1,
    'it results': 1,
  })
})

test('programs, pages fetched in advance, mere questions and whoever has signed in are not counted', async () => {
  const { id, slug } = await plant('Silenziosa')
  const path = `/it/enti/${slug}`
  const { cookie } = await house.person({ role: 'organization_owner', organizationId: id })
  await ask(path, {})
  await ask(path, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
  await ask(path, { ...BROWSER, 'sec-purpose': 'prefetch' })
  await ask(path, { ...BROWSER, cookie })
  await ask(path, BROWSER, 'HEAD')
  assert.deepEqual(await counted(id), {})
})

test('four processes and two hundred visitors at once: not one count is lost or made up', async () => {
  const planted = await Promise.all(['Uno', 'Due', 'Tre', 'Quattro'].map(plant))
  const ids = planted.map(({ id }) => id)
  const [one] = planted
  assert.ok(one)
  const fixture = fileURLToPath(new URL('./count-fixture.js', import.meta.url))
  const elsewhere = [1, 2, 3].map(() =>
    promisify(execFile)(process.execPath, [fixture, house.url, ids.join(','), '100'], { timeout: 60_000 }),
  )
  await Promise.all(Array.from({ length: 200 }, () => ask(`/it/enti/${one.slug}`)))
  await Promise.all(elsewhere)
  assert.deepEqual(await counted(one.id), { 'it page': 200, 'it results': 300 })
  for (const id of ids.slice(1)) assert.deepEqual(await counted(id), { 'it results': 300 })
  const words = await house.db
    .selectFrom('visit_words')
    .select('times')
    .where('organization_id', '=', one.id)
    .execute()
  assert.deepEqual(words, [{ times: 300 }])
})

test('what cannot be written is kept for the next time; the end of the server writes what is left', async () => {
  const { id, slug } = await plant('Tenace')
  await sql`alter table visit_count rename to visit_count_away`.execute(house.db)
  await ask(`/it/enti/${slug}`)
  await assert.rejects(writeVisits(house.db))
  await sql`alter table visit_count_away rename to visit_count`.execute(house.db)
  await ask(`/it/enti/${slug}`)
  await visits.stop?.(house.services)
  const { times } = await house.db
    .selectFrom('visit_count')
    .select('times')
    .where('organization_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(times, 2)
})

test('from one to four reads "fewer than five"; words are told from the fifth search on, personal ones never', async () => {
  const { id } = await plant('Discreta')
  const now = new Date()
  const search = (words: string, times: number) => {
    for (let done = 0; done < times; done++)
      gather(house.db, 'it', { as: 'results', organizationIds: [id], words }, now)
  }
  search('aiuto compiti', 4)
  gather(house.db, 'it', { as: 'page', organizationIds: [id] }, now)
  await writeVisits(house.db)
  const few = await report(id)
  assert.ok(few.includes('meno di 5') && !few.includes('aiuto compiti'))
  search('aiuto compiti', 1)
  search('<script>alert(1)</script>', 6)
  search('mario@example.org', 7)
  search('0574 123456', 8)
  await writeVisits(house.db)
  const page = await report(id)
  assert.ok(page.includes('aiuto compiti') && page.includes('&lt;script>alert(1)'))
  assert.doesNotMatch(page, /<script>alert|mario@|0574 123456/)
  assert.match(await report(id, '/mesi.csv'), /;<5;/)
})

test('only the people of the organisation see its visits, while they are', async () => {
  const { id } = await plant('Propria')
  const other = await plant('Altrui')
  const path = `/it/area/${id}/visite`
  const status = async (cookie = '') => (await ask(path, { cookie })).status
  const editor = await house.person({ role: 'organization_editor', organizationId: id })
  assert.equal(await status(editor.cookie), 200)
  assert.equal(await status(), 401)
  const strangers = [
    await house.person(),
    await house.person({ role: 'organization_owner', organizationId: other.id }),
    await house.person({ role: 'chief_editor' }),
  ]
  for (const { cookie } of strangers) {
    assert.equal(await status(cookie), 403)
    assert.equal((await ask(`${path}/mesi.csv`, { cookie })).status, 403)
  }
  await house.db
    .updateTable('role_grant')
    .set({ valid_to: new Date(0), valid_from: new Date(0) })
    .where('account_id', '=', editor.id)
    .execute()
  assert.equal(await status(editor.cookie), 403)
  assert.equal((await ask('/it/area/nessuno/visite', { cookie: editor.cookie })).status, 404)
})

test('the average is of at least five others of its type, itself left out', async () => {
  const { id } = await plant('Media')
  const now = new Date()
  const seen = (organizationId: string, times: number) => {
    for (let done = 0; done < times; done++)
      gather(house.db, 'it', { as: 'page', organizationIds: [organizationId] }, now)
  }
  await house.db.updateTable('organization').set({ type_code: 'aps' }).where('id', '=', id).execute()
  seen(id, 1_000)
  await writeVisits(house.db)
  assert.doesNotMatch(await report(id), /Media degli enti/)
  for (const name of ['Pari uno', 'Pari due', 'Pari tre', 'Pari quattro', 'Pari cinque']) {
    const peer = await plant(name)
    await house.db.updateTable('organization').set({ type_code: 'aps' }).where('id', '=', peer.id).execute()
    if (name === 'Pari uno') seen(peer.id, 70)
  }
  await writeVisits(house.db)
  assert.match(await report(id, '/mesi.csv'), /;1000;0;0;0;0;14\r\n/)
})

test('counts go after 25 months, words after 13, rare ones when their month is over', async () => {
  const { id } = await plant('Smemorata')
  const kept = async () => {
    await forgetVisits(house.db, new Date('2026-11-22T10:00Z'))
    const days = await house.db
      .selectFrom('visit_count')
      .select('day')
      .where('organization_id', '=', id)
      .execute()
    const words = await house.db
      .selectFrom('visit_words')
      .select('text')
      .where('organization_id', '=', id)
      .execute()
    return [days.length, words.map(({ text }) => text).toSorted()]
  }
  const search = (words: string, at: string, times: number) => {
    for (let done = 0; done < times; done++)
      gather(house.db, 'it', { as: 'results', organizationIds: [id], words }, new Date(at))
  }
  search('vecchio', '2024-10-01T10:00Z', 9)
  search('annoso', '2025-09-01T10:00Z', 9)
  search('raro', '2026-10-10T10:00Z', 4)
  search('comune', '2026-10-10T10:00Z', 5)
  search('nuovo', '2026-11-10T10:00Z', 1)
  await writeVisits(house.db)
  assert.deepEqual(await kept(), [3, ['comune', 'nuovo']])
})
