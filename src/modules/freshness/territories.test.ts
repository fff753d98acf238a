import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { startCampaign } from './campaign.ts'
import { claimNext } from './letters.ts'

const [PRATO, VAIANO, FIRENZE] = ['100005', '100007', '048017'] as const
const PAGE = '/it/gestione/freschezza'

let house: TestApplication
/** A record of each municipality. */
let ids: Record<string, string>
let chief = ''
let prato = ''
before(async () => {
  house = await testApplication(MODULES)
  ids = Object.fromEntries(await Promise.all([PRATO, VAIANO, FIRENZE].map(plant)))
  chief = (await house.person({ role: 'chief_editor' })).cookie
  const here = { territory: PRATO }
  prato = (await house.person({ role: 'chief_editor', ...here }, { role: 'urp_operator', ...here })).cookie
})
after(() => house.stop())
beforeEach(async () => {
  await house.db.deleteFrom('freshness_campaign').execute()
  await house.db.updateTable('organization').set({ verified_at: null }).execute()
})

/** Without an address of mail: it is called. */
async function plant(istat: string): Promise<[string, string]> {
  const id = newId()
  await house.db
    .insertInto('organization')
    .values({ id, slug: `di-${istat}`, name: `Ente ${istat}` })
    .execute()
  const seat = { id: newId(), organization_id: id, is_seat: true, istat_code: istat }
  await house.db.insertInto('location').values(seat).execute()
  return [istat, id]
}

async function ask(path: string, cookie: string, fields?: Record<string, string>) {
  const sent = fields && { method: 'POST', body: new URLSearchParams(fields) }
  const answer = await house.app.request(path, { ...sent, headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const startEverywhere = () =>
  house.db
    .transaction()
    .execute((tx) => startCampaign(tx, { months: 12 }, { id: newId(), name: 'Elena' }, new Date()))
const targets = () =>
  house.db.selectFrom('freshness_target').select(['campaign_id', 'organization_id', 'state']).execute()
const campaigns = async () => (await house.db.selectFrom('freshness_campaign').select('id').execute()).length
const named = (text: string) => [PRATO, VAIANO, FIRENZE].filter((istat) => text.includes(`Ente ${istat}`))

test('the call list, its number and its file hold the organisations of one’s territory, and no others', async () => {
  await startEverywhere()
  const calls = (path: string, cookie: string) => ask(`${PAGE}/chiamate${path}`, cookie)
  const operator = (territory: string) => house.person({ role: 'urp_operator', territory })
  const seen: [string, string[]][] = [
    [PRATO, [PRATO]],
    ['100', [PRATO, VAIANO]],
    ['09', [PRATO, VAIANO, FIRENZE]],
    ['015146', []],
  ]
  for (const [territory, wanted] of seen) {
    const { cookie } = await operator(territory)
    const { status, text } = await calls('', cookie)
    assert.equal(status, 200)
    assert.deepEqual(named(text), wanted, territory)
    assert.deepEqual(named((await calls('/elenco.csv', cookie)).text), wanted, territory)
  }
  assert.match((await calls('', prato)).text, /Il tuo ruolo vale per: Prato\.[\s\S]*1 ente da chiamare/)
  const everywhere = (await calls('', chief)).text
  assert.deepEqual(named(everywhere), [PRATO, VAIANO, FIRENZE])
  assert.doesNotMatch(everywhere, /Il tuo ruolo vale per/)
})

test('how a call ended is written by who works where the organisation is, also by hand, and by nobody else', async () => {
  const campaign = await startEverywhere()
  const end = (istat: string, cookie: string) =>
    ask(`${PAGE}/chiamate/${campaign}/${ids[istat]}`, cookie, { esito: 'reached' })
  assert.equal((await end(FIRENZE, prato)).status, 403)
  assert.equal((await end(VAIANO, prato)).status, 403)
  assert.deepEqual(new Set((await targets()).map(({ state }) => state)), new Set(['call']))
  assert.equal((await end(PRATO, prato)).status, 303)
  assert.equal((await end(FIRENZE, chief)).status, 303)
  const open = (await targets()).filter(({ state }) => state === 'call')
  assert.deepEqual(
    open.map(({ organization_id: id }) => id),
    [ids[VAIANO]],
  )
  const nowhere = `${PAGE}/chiamate/${campaign}/${newId()}`
  assert.equal((await ask(nowhere, prato, { esito: 'reached' })).status, 404)
})

test('a campaign of one territory asks there only, whatever its form says, and neighbours see nothing of it', async () => {
  const { text } = await ask(`${PAGE}?mesi=12`, prato)
  assert.match(text, /1 ente è senza e-mail/)
  assert.doesNotMatch(text, /Vaiano|Firenze/)
  const elsewhere = await ask(PAGE, prato, { mesi: '12', territorio: FIRENZE })
  assert.equal(elsewhere.status, 422)
  assert.match(elsewhere.text, /Non è nel tuo territorio \(Prato\)/)
  assert.deepEqual([await targets(), await campaigns()], [[], 0])
  assert.equal((await ask(PAGE, prato, { mesi: '12' })).status, 303)
  const [only, ...others] = await targets()
  assert.deepEqual([only?.organization_id, others.length], [ids[PRATO], 0])
  const state = `${PAGE}/campagne/${only?.campaign_id}/stato`
  const vaiano = await house.person({ role: 'chief_editor', territory: VAIANO })
  assert.doesNotMatch((await ask(PAGE, vaiano.cookie)).text, /Iniziata il/)
  assert.equal((await ask(state, vaiano.cookie, { stato: 'stopped' })).status, 403)
  const province = await house.person({ role: 'territory_admin', territory: '100' })
  assert.equal((await ask(state, province.cookie, { stato: 'paused' })).status, 303)
  assert.equal((await ask(state, prato, { stato: 'stopped' })).status, 303)
})

test('a campaign that would ask nobody does not begin, and the page says why', async () => {
  for (const territorio of ['', '100'])
    assert.equal((await ask(PAGE, prato, { mesi: '12', territorio, tipo: 'nessuno' })).status, 422)
  assert.equal(await campaigns(), 0)
  assert.equal((await ask(PAGE, prato, { mesi: '12', territorio: '100' })).status, 303)
  const again = await ask(PAGE, prato, { mesi: '12' })
  assert.deepEqual([again.status, await campaigns()], [422, 1])
  assert.match(again.text, /Non c’è nessuno a cui chiedere/)
})

test('a record that moves is asked on, and called by who works where its seat is now', async () => {
  const id = ids[PRATO] ?? ''
  assert.equal((await ask(PAGE, prato, { mesi: '12' })).status, 303)
  const firenze = (await house.person({ role: 'urp_operator', territory: FIRENZE })).cookie
  const seat = (istat_code: string) =>
    house.db.updateTable('location').set({ istat_code }).where('organization_id', '=', id).execute()
  await house.db.updateTable('freshness_target').set({ state: 'ask' }).execute()
  await seat(FIRENZE)
  try {
    const due = await house.db.transaction().execute((tx) => claimNext(tx, new Date()))
    assert.ok(due && due !== 'passed')
    assert.equal(due.organizationId, id)
    await house.db.updateTable('freshness_target').set({ state: 'call' }).execute()
    const calls = async (cookie: string) => named((await ask(`${PAGE}/chiamate`, cookie)).text)
    assert.deepEqual([await calls(prato), await calls(firenze)], [[], [PRATO]])
  } finally {
    await seat(PRATO)
  }
})

test('a campaign of a wider territory is seen with the numbers of one’s own, and not stopped from there', async () => {
  const campaign = await startEverywhere()
  const { text } = await ask(PAGE, prato)
  assert.match(text, /L’ha iniziata chi lavora per un territorio più ampio/)
  assert.match(text, /<td class="number" data-label="Enti"[^>]*>1</)
  assert.doesNotMatch(text, /Metti in pausa/)
  for (const stato of ['paused', 'stopped'])
    assert.equal((await ask(`${PAGE}/campagne/${campaign}/stato`, prato, { stato })).status, 403)
  const whole = (await ask(PAGE, chief)).text
  assert.match(whole, /<td class="number" data-label="Enti"[^>]*>3</)
  assert.match(whole, /Metti in pausa/)
  assert.equal((await ask(`${PAGE}/campagne/${newId()}/stato`, prato, { stato: 'paused' })).status, 404)
})
