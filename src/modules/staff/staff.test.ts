import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { audit } from '../../platform/audit/audit.ts'
import { LINK_HOURS, makeEntryLink } from '../../platform/session/entry-link.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { accounts } from '../accounts/module.ts'
import { territory } from '../territory/module.ts'
import { staff } from './module.ts'

let house: TestApplication
before(async () => {
  house = await testApplication([accounts, territory, staff])
})
after(() => house.stop())

const link = (now = new Date()) =>
  makeEntryLink(house.db, { name: 'Anna <b>Bianchi</b>', roles: ['territory_admin'], now })
const open = (token: string) => house.app.request(`/it/entra/${token}`)
const press = (token: string) => house.app.request(`/it/entra/${token}`, { method: 'POST' })

test('opening the link only asks, the button enters, and a second time is refused', async () => {
  const token = await link()
  for (const _ of [1, 2, 3]) assert.equal((await open(token)).status, 200)
  const entered = await press(token)
  assert.equal(entered.status, 303)
  const cookie = entered.headers.get('set-cookie') ?? ''
  assert.match(cookie, /^tessuto_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
  assert.equal((await press(token)).status, 410)
  const home = await house.app.request('/it/gestione', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  const text = await home.text()
  assert.match(text, /Registro delle attività/)
  assert.match(text, /Anna &lt;b/)
  assert.doesNotMatch(text, /<b>Bianchi/)
})

test('of twenty who press the same button at once, one enters', async () => {
  const token = await link()
  const answers = await Promise.all(Array.from({ length: 20 }, () => press(token)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, ...Array(19).fill(410)])
})

test('a link older than a day, and one that was never made, are refused', async () => {
  const old = await link(new Date(Date.now() - LINK_HOURS * 3_600_000 - 1_000))
  assert.equal((await open(old)).status, 410)
  assert.equal((await press(old)).status, 410)
  assert.equal((await press('never-made')).status, 410)
})

test('leaving ends the session at once, wherever it is open', async () => {
  const headers = await house.as('territory_admin')
  assert.equal((await house.app.request('/it/gestione/registro', { headers })).status, 200)
  assert.equal((await house.app.request('/it/esci', { method: 'POST', headers })).status, 303)
  assert.equal((await house.app.request('/it/gestione/registro', { headers })).status, 401)
})

test('the token itself is nowhere in the database', async () => {
  const token = await link()
  const cookie = (await press(token)).headers.get('set-cookie') ?? ''
  const [, session = ''] = /=([\w-]{43});/.exec(cookie) ?? []
  const links = await house.db.selectFrom('entry_link').selectAll().execute()
  const sessions = await house.db.selectFrom('session').selectAll().execute()
  const kept = [...links, ...sessions].flatMap((row) => Object.values(row).map(String)).join('\n')
  for (const secret of [token, session]) assert.ok(!kept.includes(secret.slice(0, 20)), secret)
})

test('only whoever may read the log reads it, with hostile text escaped', async () => {
  await audit(house.db, {
    actor: { name: '<script>alert(1)</script>' },
    action: 'staff.test',
    subject: 'thing',
    subjectId: '1',
    after: { text: '"><img src=x onerror=alert(1)>' },
    at: new Date(),
  })
  const stranger = await house.as('web_editor')
  assert.equal((await house.app.request('/it/gestione/registro', { headers: stranger })).status, 403)
  const headers = await house.as('territory_admin')
  const text = await (await house.app.request('/ar/gestione/registro?page=0&azione=%00', { headers })).text()
  assert.match(text, /&lt;script/)
  assert.doesNotMatch(text, /<script>alert|<img src=x/)
})
