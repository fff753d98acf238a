import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { ask, plant } from '../lists-fixture.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

const DAY = 86_400_000
const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10)
const record = (id: string) =>
  house.db
    .selectFrom('organization')
    .select(['verified_at', 'verified_by', 'slug'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('a record is marked as verified with how and when; readers see that, not by whom, until it runs out', async () => {
  const id = await plant(house.db, { name: 'Banda verificata' })
  const editor = await house.person({ role: 'web_editor', territory: '100' })
  const path = `/it/gestione/enti/${id}/verifica`
  const form = { metodo: 'phone', giorno: day(2), nota: 'Parlato <con> la presidente' }
  assert.equal((await ask(house, path, editor.cookie, { ...form, giorno: day(-3) })).status, 422)
  assert.equal((await ask(house, path, editor.cookie, { ...form, metodo: 'sogno' })).status, 422)
  assert.equal((await ask(house, path, editor.cookie, form)).status, 303)
  assert.match((await ask(house, path, editor.cookie)).text, /Parlato &lt;con> la presidente/)
  const { slug, verified_at, verified_by } = await record(id)
  assert.equal(verified_at?.toISOString().slice(0, 10), day(2))
  assert.equal(verified_by, 'editor')
  const shown = await ask(house, `/it/enti/${slug}`)
  assert.match(shown.text, /Verificato il .* dalla redazione, con una telefonata/)
  assert.ok(!shown.text.includes(editor.name) && !shown.text.includes('presidente'))
  assert.match((await ask(house, `/it/gestione/enti/${id}`, editor.cookie)).text, /Verificata il/)
  const found = await ask(house, '/it/gestione/enti?verificati=si', editor.cookie)
  assert.match(found.text, /Banda verificata/)
  await ask(house, path, editor.cookie, { ...form, giorno: day(800) })
  assert.doesNotMatch((await ask(house, `/it/enti/${slug}`)).text, /Verificato il/)
  const over = await ask(house, '/it/gestione/enti?verificati=si', editor.cookie)
  assert.doesNotMatch(over.text, /Banda verificata/)
})

test('a mark is taken away with its reason, and with it the confirmation it brought', async () => {
  const id = await plant(house.db, { name: 'Coro smentito' })
  const editor = await house.person({ role: 'chief_editor' })
  const path = `/it/gestione/enti/${id}/verifica`
  await ask(house, path, editor.cookie, { metodo: 'visit', giorno: day(0) })
  assert.ok((await record(id)).verified_at)
  assert.equal((await ask(house, `${path}/togli`, editor.cookie, { perche: ' ' })).status, 422)
  assert.equal(
    (await ask(house, `${path}/togli`, editor.cookie, { perche: 'Era un altro coro' })).status,
    303,
  )
  assert.equal((await record(id)).verified_at, null)
  const log = await house.db
    .selectFrom('audit_entry')
    .select(['action', 'why'])
    .where('subject_id', '=', id)
    .execute()
  assert.ok(log.some(({ action, why }) => action === 'lists.unverified' && why === 'Era un altro coro'))
})

test('nobody marks from elsewhere, without the role, or what they look after themselves', async () => {
  const id = await plant(house.db, { name: 'Teatro altrui' })
  const path = `/it/gestione/enti/${id}/verifica`
  const form = { metodo: 'visit', giorno: day(0) }
  const people = [
    await house.person({ role: 'chief_editor', territory: '048' }),
    await house.person({ role: 'urp_operator' }),
    await house.person({ role: 'organization_owner', organizationId: id }),
    await house.person({ role: 'web_editor' }, { role: 'organization_editor', organizationId: id }),
  ]
  for (const { cookie } of people) {
    assert.equal((await ask(house, path, cookie, form)).status, 403)
    assert.equal((await ask(house, `${path}/togli`, cookie, { perche: 'No' })).status, 403)
  }
  assert.equal((await record(id)).verified_at, null)
})
