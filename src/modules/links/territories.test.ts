import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { createRecord, emptyRecord, readRecord } from '../directory/api.ts'
import { collectAddresses } from './collect.ts'
import { addressId } from './web-addresses.ts'

const SHARED = 'http://insieme.example/'
const OTHER = 'http://altrove.example/'
const LINKS = '/it/gestione/collegamenti'

let house: TestApplication
let prato = ''
let chief = ''
let ids: string[]
before(async () => {
  house = await testApplication(MODULES)
  prato = (await house.person({ role: 'web_editor', territory: '100005' })).cookie
  chief = (await house.person({ role: 'chief_editor' })).cookie
  ids = [
    await organization('Coro di Prato', '100005', SHARED),
    await organization('Coro di Firenze', '048017', SHARED),
    await organization('Banda di Firenze', '048017', OTHER),
  ]
  await collectAddresses(house.db, new Date())
  await house.db
    .updateTable('link_address')
    .set({ state: 'dead', failure: 'gone', failing_since: new Date() })
    .execute()
})
after(() => house.stop())

async function organization(name: string, istat: string, website: string): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name, website } }
  const by = { source: 'owner' as const, sourceRef: '', by: 'Anna', at: new Date() }
  await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  const seat = { id: newId(), organization_id: id, is_seat: true, istat_code: istat }
  await house.db.insertInto('location').values(seat).execute()
  return id
}
async function ask(path: string, cookie: string, fields?: Record<string, string>) {
  const sent = fields && { method: 'POST', body: new URLSearchParams(fields) }
  const answer = await house.app.request(`${LINKS}${path}`, { ...sent, headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const act = (url: string, cookie: string, fields: Record<string, string>) =>
  ask(`/${addressId(url)}`, cookie, fields)
const websites = () =>
  Promise.all(ids.map(async (id) => (await readRecord(house.db, id))?.document.organization.website))

test('who works for some places sees the addresses of their records only, and those records only', async () => {
  const { status, text } = await ask('', prato)
  assert.equal(status, 200)
  assert.match(text, /Il tuo ruolo vale per: Prato/)
  assert.match(text, /Non funzionano \(1\)/)
  assert.match(text, /Coro di Prato/)
  assert.doesNotMatch(text, /di Firenze|altrove/)
  const one = await ask(`/${addressId(SHARED)}`, prato)
  assert.match(one.text, /anche in schede fuori dal tuo territorio/)
  assert.doesNotMatch(one.text, /Firenze|value="ignora"/)
  assert.equal((await ask(`/${addressId(OTHER)}`, prato)).status, 403)
  assert.match((await ask(`/${addressId(SHARED)}`, chief)).text, /Firenze[\s\S]*value="ignora"/)
})

test('an address that others name too is changed in one’s own records only, and kept by nobody alone', async () => {
  assert.equal((await act(OTHER, prato, { azione: 'ricontrolla' })).status, 403)
  assert.equal((await act(SHARED, prato, { azione: 'ignora' })).status, 403)
  const told = () =>
    house.db.selectFrom('link_use').select('organization_id').where('told_at', 'is not', null).execute()
  assert.equal((await act(SHARED, prato, { azione: 'avvisa' })).status, 303)
  assert.deepEqual(await told(), [{ organization_id: ids[0] }])
  const indirizzo = 'https://nuovo.example/'
  assert.equal((await act(SHARED, prato, { azione: 'cambia', indirizzo })).status, 303)
  assert.deepEqual(await websites(), [indirizzo, SHARED, OTHER])
  await collectAddresses(house.db, new Date())
  assert.equal((await act(OTHER, chief, { azione: 'cambia', indirizzo })).status, 303)
  const changes = await house.db.selectFrom('link_change').select(['id', 'organization_id']).execute()
  const undo = (of: string | undefined) =>
    ask(`/annulla/${changes.find((change) => change.organization_id === of)?.id}`, prato, {})
  assert.doesNotMatch((await ask('', prato)).text, /Banda di Firenze/)
  assert.equal((await undo(ids[2])).status, 403)
  assert.equal((await undo(ids[0])).status, 303)
  assert.deepEqual(await websites(), [SHARED, SHARED, indirizzo])
})
