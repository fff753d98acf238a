import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { handIn, plantRecord, publicly } from './review-fixture.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>

let house: TestApplication
let [anna, elena, chief]: Person[] = []
before(async () => {
  house = await testApplication(MODULES)
  anna = await house.person()
  elena = await house.person({ role: 'web_editor' })
  chief = await house.person({ role: 'chief_editor' })
})
after(() => house.stop())

const who = (person: Person | undefined): Person => person ?? assert.fail()
const ask = async (path: string, person: Person | undefined, fields?: Record<string, string>) => {
  const answer = await house.app.request(`/it${path}`, {
    headers: { cookie: who(person).cookie },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** A difference between the register and what this person, or Anna, handed in. */
async function difference(by = who(anna)) {
  const said = { name: 'Coro iscritto', certified_email: 'coro@pec.example' }
  const id = await plantRecord(house.db, said, { source: 'register' })
  const { waiting } = await handIn(house.db, id, { certified_email: 'altro@pec.example' }, { by })
  await ask(`/gestione/schede/${waiting}`, chief, { azione: 'approva', parte: '0' })
  const found = await house.db
    .selectFrom('record_discrepancy')
    .select('id')
    .where('organization_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, path: `/gestione/discrepanze/${found.id}` }
}
const mailOf = async (id: string) => (await publicly(house.db, id)).certified_email

test('what a register and an organisation say differently waits in the queue, with both values and sources', async () => {
  const { path } = await difference()
  assert.match((await ask('/gestione/coda', elena)).text, new RegExp(path))
  const { text } = await ask(path, elena)
  assert.match(text, /coro@pec\.example.*dal registro ufficiale.*altro@pec\.example.*dall’ente stesso/s)
})

test('the value that stands is kept, or the other is taken; both can be undone', async () => {
  const { id, path } = await difference()
  await ask(path, elena, { esito: 'taken' })
  assert.equal(await mailOf(id), 'altro@pec.example')
  assert.doesNotMatch((await ask('/gestione/coda', elena)).text, new RegExp(path))
  await ask(`${path}/annulla`, elena, {})
  assert.equal(await mailOf(id), 'coro@pec.example')
  const source = await house.db
    .selectFrom('field_assertion')
    .select('source')
    .where('organization_id', '=', id)
    .where('field', '=', 'certified_email')
    .where('superseded_at', 'is', null)
    .execute()
  assert.deepEqual(source, [{ source: 'register' }])
  await ask(path, elena, { esito: 'kept' })
  assert.equal(await mailOf(id), 'coro@pec.example')
  const late = await ask(path, chief, { esito: 'taken' })
  assert.equal(late.status, 409)
  assert.match(late.text, new RegExp(`${who(elena).name} ha già deciso`))
  assert.equal(await mailOf(id), 'coro@pec.example')
})

test('nobody settles what comes of their own word, nor from elsewhere', async () => {
  const { id, path } = await difference(who(elena))
  assert.equal((await ask(path, elena, { esito: 'taken' })).status, 409)
  const operator = await house.person({ role: 'urp_operator' })
  assert.equal((await ask(path, operator)).status, 403)
  assert.equal((await ask(path, operator, { esito: 'taken' })).status, 403)
  assert.equal((await ask(`${path}/annulla`, operator, {})).status, 403)
  assert.equal(await mailOf(id), 'coro@pec.example')
})

test('an organisation publishes at once when a chief editor says so and why, until it is ended', async () => {
  const id = await plantRecord(house.db, { name: 'Coro di fiducia' }, { istat: '100005' })
  const path = `/gestione/enti/${id}`
  const give = { fiducia: 'si', motivo: 'Da anni senza errori' }
  assert.equal((await ask(path, elena, give)).status, 403)
  const elsewhere = await house.person({ role: 'chief_editor', territory: '048' })
  assert.equal((await ask(path, elsewhere, give)).status, 403)
  assert.equal((await ask(path, elsewhere)).status, 403)
  assert.equal((await ask(path, chief, { fiducia: 'si', motivo: ' ' })).status, 422)
  assert.equal((await ask(path, chief, { fiducia: 'si' })).status, 422, 'a field left out is not said either')
  assert.equal((await ask(path, chief, give)).status, 303)
  assert.match((await ask('/gestione/enti?fidati=si', chief)).text, /Coro di fiducia/)
  assert.doesNotMatch((await ask('/gestione/enti?fidati=si', elsewhere)).text, /Coro di fiducia/)
  const { published } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(anna) })
  assert.notEqual(published, '')
  const logged = await house.db.selectFrom('audit_entry').select('why').where('subject_id', '=', id).execute()
  assert.ok(logged.some(({ why }) => why === give.motivo))
  await ask(path, chief, { fiducia: 'no', motivo: 'Ora basta' })
  assert.doesNotMatch((await ask('/gestione/enti?fidati=si', chief)).text, /Coro di fiducia/)
})
