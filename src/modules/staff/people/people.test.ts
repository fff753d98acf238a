import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../../modules.ts'
import type { Role } from '../../../platform/http/actor.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { keepsLastAdmin } from './keeps-last-admin.ts'
import { mailPerson } from './mail.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

const ask = (path: string, cookie: string, form?: Record<string, string>) =>
  house.app.request(`/it/gestione/persone${path}`, {
    headers: { cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
const rolesOf = async (id: string): Promise<string[]> =>
  (
    await house.db
      .selectFrom('role_grant')
      .select('role')
      .where('account_id', '=', id)
      .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', new Date())]))
      .execute()
  ).map(({ role }) => role)
const grantOf = async (id: string, role: Role): Promise<string> =>
  (
    await house.db
      .selectFrom('role_grant')
      .select('id')
      .where('account_id', '=', id)
      .where('role', '=', role)
      .executeTakeFirstOrThrow()
  ).id

test('an administrator gives a role that counts at once and ends it at once; log and mail say so', async () => {
  const [anna, bruno] = [await house.person({ role: 'territory_admin' }), await house.person()]
  assert.equal((await ask(`/${bruno.id}/ruoli`, anna.cookie, { role: 'web_editor' })).status, 303)
  const log = (cookie: string) => house.app.request('/it/gestione/parole', { headers: { cookie } })
  assert.equal((await log(bruno.cookie)).status, 200)
  const grant = await grantOf(bruno.id, 'web_editor')
  assert.equal((await ask(`/${bruno.id}/ruoli/${grant}/termina`, anna.cookie, {})).status, 303)
  assert.equal((await log(bruno.cookie)).status, 403)
  const told = await house.db
    .selectFrom('event')
    .select('payload')
    .where('name', '=', 'job:staff.mail')
    .execute()
  assert.equal(told.length, 2)
  const sent: { to: string; subject: string; text: string; html?: string }[] = []
  const mailer = {
    kind: 'outbox' as const,
    verify: async () => {},
    send: async (mail: (typeof sent)[0]) => void sent.push(mail),
  }
  for (const { payload } of told) await mailPerson({ ...house.services, mailer }, payload)
  assert.ok(
    sent.every(({ to, text, html }) => to.includes('@example.org') && text.includes(anna.name) && html),
  )
  const lines = await house.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', bruno.id)
    .execute()
  assert.deepEqual(lines.map(({ action }) => action).toSorted(), ['staff.ended', 'staff.granted'])
})

test('nobody raises their own rights, and the system administrator gives none', async () => {
  const anna = await house.person({ role: 'territory_admin' })
  assert.equal((await ask(`/${anna.id}/ruoli`, anna.cookie, { role: 'register_officer' })).status, 409)
  const system = await house.person({ role: 'system_admin' })
  assert.equal((await ask('', system.cookie)).status, 200)
  assert.equal((await ask(`/${anna.id}/ruoli`, system.cookie, { role: 'web_editor' })).status, 403)
  const editor = await house.person({ role: 'chief_editor' })
  assert.equal((await ask('', editor.cookie)).status, 403)
  assert.deepEqual(await rolesOf(anna.id), ['territory_admin'])
})

test('the last administrator can neither be ended nor suspended; with a second one, both can', async () => {
  await sql`update role_grant set valid_to = now() where role = 'territory_admin'`.execute(house.db)
  const anna = await house.person({ role: 'territory_admin' })
  const system = await house.person({ role: 'system_admin' })
  const grant = await grantOf(anna.id, 'territory_admin')
  const end = () => ask(`/${anna.id}/ruoli/${grant}/termina`, anna.cookie, {})
  assert.equal((await end()).status, 409)
  assert.equal((await ask(`/${anna.id}/stato`, system.cookie, { stato: 'suspended' })).status, 409)
  const { db } = house
  const keeps = (id: string) => db.transaction().execute((tx) => keepsLastAdmin(tx, id, new Date()))
  assert.equal(await keeps(anna.id), 'staff.keeps_last_admin')
  assert.equal(await keeps(system.id), undefined)
  const carla = await house.person({ role: 'territory_admin' })
  assert.equal(await keeps(anna.id), undefined)
  const both = await Promise.all([
    end(),
    ask(`/${carla.id}/ruoli/${await grantOf(carla.id, 'territory_admin')}/termina`, carla.cookie, {}),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
})

test('a suspended person is out everywhere at once, and comes back with the same roles', async () => {
  const [anna, bruno] = [
    await house.person({ role: 'territory_admin' }),
    await house.person({ role: 'web_editor' }),
  ]
  assert.equal((await ask(`/${bruno.id}/stato`, anna.cookie, { stato: 'suspended' })).status, 303)
  const words = await house.app.request('/it/gestione/parole', { headers: { cookie: bruno.cookie } })
  assert.equal(words.status, 401)
  assert.match(await (await ask('?stato=suspended', anna.cookie)).text(), new RegExp(bruno.name))
  await ask(`/${bruno.id}/stato`, anna.cookie, { stato: 'active' })
  assert.deepEqual(await rolesOf(bruno.id), ['web_editor'])
})

test('where a role counts is written and shown by its name, in the language of whoever reads', async () => {
  const [anna, bruno] = [await house.person({ role: 'territory_admin' }), await house.person()]
  const give = (territory: string) =>
    ask(`/${bruno.id}/ruoli`, anna.cookie, { role: 'urp_operator', territory })
  for (const place of ['Vaiano', 'Provincia di Prato', '普拉托', '048017', 'Toscana'])
    assert.equal((await give(place)).status, 303, place)
  const given = await house.db
    .selectFrom('role_grant')
    .select('territory')
    .where('account_id', '=', bruno.id)
    .execute()
  assert.deepEqual(given.map(({ territory }) => territory).toSorted(), [
    '048017',
    '09',
    '100',
    '100005',
    '100006',
  ])
  const unknown = await give('Paese che non c’è')
  assert.equal(unknown.status, 422)
  assert.match(await unknown.text(), /Non conosciamo questo luogo[\s\S]*value="Paese che non c’è"/)
  const seen = async (lang: string) => {
    const path = `/${lang}/gestione/persone/${bruno.id}`
    return (await house.app.request(path, { headers: { cookie: anna.cookie } })).text()
  }
  assert.match(await seen('en'), /Province of Prato/)
  const chinese = await seen('zh')
  assert.match(chinese, /佛罗伦萨/)
  assert.doesNotMatch(chinese, />048017</)
})
