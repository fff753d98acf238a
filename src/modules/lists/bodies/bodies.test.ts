import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { ask, plant } from '../lists-fixture.ts'
import { readFilter, SORTS } from './filter.ts'
import { type BodyRow, listBodies } from './queries.ts'

let house: TestApplication
let chief = ''
before(async () => {
  house = await testApplication(MODULES)
  chief = (await house.as('chief_editor')).cookie
})
after(() => house.stop())

const look = (query: string, cookie = chief) => ask(house, `/it/gestione/enti${query}`, cookie)
const names = (text: string) =>
  [...text.matchAll(/<bdi lang="it" class="wraps">([^<]*)<\/bdi>/g)].map(([, name]) => name)

test('the list has every record of one’s territory, public or not, and nobody else’s', async () => {
  const own = await plant(house.db, { name: 'Coro di Prato' }, { visibility: 'draft' })
  await plant(house.db, { name: 'Coro di Firenze' }, { istat: '048017' })
  const here = await house.person({ role: 'web_editor', territory: '100' })
  const region = await house.person({ role: 'web_editor', territory: '09' })
  const owner = await house.person({ role: 'organization_owner', organizationId: own })
  assert.deepEqual(names((await look('?testo=coro', here.cookie)).text), ['Coro di Prato'])
  assert.equal(names((await look('?testo=coro', region.cookie)).text).length, 2)
  const csv = await ask(house, '/it/gestione/liste/enti.csv?testo=coro', here.cookie)
  assert.ok(csv.text.includes('Coro di Prato') && !csv.text.includes('Firenze'))
  for (const cookie of ['', owner.cookie]) {
    const status = cookie ? 403 : 401
    assert.equal((await look('', cookie)).status, status)
    assert.equal((await ask(house, '/it/gestione/liste/enti.csv', cookie)).status, status)
  }
})

test('filters find by what a record is and lacks, and stand in the address', async () => {
  const reached = await plant(house.db, { name: 'Filtri uno', email: 'uno@example.org', type_code: 'odv' })
  await plant(house.db, { name: 'Filtri due', type_code: 'aps' }, { istat: '100006' })
  await house.person({ role: 'organization_owner', organizationId: reached })
  const found = async (query: string) => names((await look(`?testo=filtri&${query}`)).text)
  assert.deepEqual(await found('tipo=odv'), ['Filtri uno'])
  assert.deepEqual(await found('comune=100006'), ['Filtri due'])
  assert.deepEqual(await found('contatti=senza'), ['Filtri due'])
  assert.deepEqual(await found('referenti=con'), ['Filtri uno'])
  assert.deepEqual(await found('referenti=senza'), ['Filtri due'])
  assert.deepEqual(await found('manca=it'), [])
  assert.equal((await found('manca=ar&freschezza=unverified&fidati=no&verificati=no')).length, 2)
  assert.deepEqual(await found('freschezza=fresh'), [])
  assert.deepEqual(names((await look('?testo=uno@example.org')).text), ['Filtri uno'])
  const { status, text } = await look('?testo=%25_%27<x>&ordine=boh&stato=9&dopo=no:no&manca=xx')
  assert.equal(status, 200)
  assert.match(text, /Nessun ente/)
  for (const order of SORTS) {
    const forged = await look(`?testo=filtri&ordine=${order}&dopo=${reached}:2026-99-99`)
    assert.equal(forged.status, 200, order)
  }
})

test('every order walks through all records once, also when some are removed or renamed meanwhile', async () => {
  await sql`insert into organization (id, slug, name, type_code)
    select gen_random_uuid(), 'pagine-' || n, 'Pagine ' || n, case when n % 2 = 0 then 'odv' end
    from generate_series(100, 159) n`.execute(house.db)
  await sql`select organization_glance_refresh(array(select id from organization where slug like 'pagine-%'))`.execute(
    house.db,
  )
  for (const order of SORTS)
    for (const way of ['', 'giu']) {
      const asked = {
        filter: readFilter(`testo=pagine&ordine=${order}&verso=${way}`),
        scope: undefined,
        now: new Date(),
      }
      const all: BodyRow[] = []
      for (let rows = await listBodies(house.db, asked, undefined, 25); rows.length > 0; ) {
        all.push(...rows)
        rows = await listBodies(house.db, asked, rows.at(-1), 25)
      }
      assert.equal(new Set(all.map(({ id }) => id)).size, 60, `${order} ${way}`)
      assert.equal(all.length, 60)
    }
  const first = await look('?testo=pagine')
  const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail()
  await house.db.deleteFrom('organization').where('name', 'in', ['Pagine 149', 'Pagine 103']).execute()
  assert.deepEqual(names((await ask(house, next, chief)).text).slice(0, 2), ['Pagine 150', 'Pagine 151'])
})

test('no cell of the file is a formula, and hostile names stay text', async () => {
  await plant(house.db, { name: '=HYPERLINK("http://x";"y")' })
  await plant(house.db, { name: '<script>alert(1)</script> cella' })
  const { text } = await ask(house, '/it/gestione/liste/enti.csv?testo=hyperlink', chief)
  assert.match(text, /\r\n"'=HYPERLINK/)
  assert.ok(!(await look('?testo=cella')).text.includes('<script>alert'))
})

test('a list is kept under a name, shared or not, removed and taken back, by its owner only', async () => {
  const [anna, bruno] = [
    await house.person({ role: 'web_editor' }),
    await house.person({ role: 'urp_operator', territory: '100005' }),
  ]
  const send = (cookie: string, path: string, fields: Record<string, string>) =>
    ask(house, `/it/gestione/liste${path}`, cookie, fields)
  assert.equal((await send(anna.cookie, '', { nome: ' ', ritorno: 'tipo=odv' })).status, 422)
  const kept = await send(anna.cookie, '', { nome: 'Le <mie> ODV', ritorno: '?tipo=odv&x=1&dopo=9' })
  assert.match(kept.location, /\/it\/gestione\/enti\?tipo=odv&salvata$/)
  const { id } = await house.db.selectFrom('list_view').select('id').executeTakeFirstOrThrow()
  const seen = async (cookie: string) => (await look('', cookie)).text.includes('Le &lt;mie> ODV')
  assert.deepEqual([await seen(anna.cookie), await seen(bruno.cookie)], [true, false])
  const change = { azione: 'cambia', nome: 'Le <mie> ODV', condivisa: 'si' }
  assert.equal((await send(bruno.cookie, `/${id}`, change)).status, 403)
  assert.equal((await send(anna.cookie, `/${id}`, change)).status, 303)
  assert.equal(await seen(bruno.cookie), true)
  assert.equal((await send(bruno.cookie, `/${id}`, { azione: 'togli' })).status, 403)
  const removed = await send(chief, `/${id}`, { azione: 'togli' })
  assert.equal(await seen(anna.cookie), false)
  assert.match((await ask(house, removed.location, chief)).text, /value="rimetti"/)
  await send(anna.cookie, `/${id}`, { azione: 'rimetti' })
  assert.equal(await seen(anna.cookie), true)
})
