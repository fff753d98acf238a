import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../../directory/api.ts'
import { thesaurus } from '../../thesaurus/module.ts'
import { forgetContacts } from '../forget.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>
let house: TestApplication
let operator: Person
before(async () => {
  house = await testApplication(MODULES)
  operator = await house.person({ role: 'urp_operator' })
})
after(() => house.stop())

const DESK = '/it/gestione/sportello'
const read = async (path: string, { cookie } = operator) => {
  const answer = await house.app.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const send = (path: string, fields: Record<string, string> | [string, string][], { cookie } = operator) =>
  house.app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
const FIELDS = { canale: 'phone', lingua: 'it', chi: 'citizen', esito: 'answered', minuti: '7' }

/** Keeps a contact and returns its id. */
async function kept(fields: Record<string, string> = {}, who = operator): Promise<string> {
  const answer = await send(`${DESK}/contatti/nuovo`, { ...FIELDS, ...fields }, who)
  const [, id = ''] = /contatto=([\da-f-]{36})/.exec(answer.headers.get('location') ?? '') ?? []
  assert.equal(answer.status, 303, await answer.text())
  return id
}
const row = (id: string) =>
  house.db.selectFrom('desk_contact').selectAll().where('id', '=', id).executeTakeFirst()

/** A record whose seat is in this municipality. */
async function record(name: string, istat = '100005', visibility: 'public' | 'draft' = 'public', said = {}) {
  const [id, seat] = [newId(), newId()]
  const empty = emptyRecord(id, 'it')
  const place = {
    ...{ id: seat, name: null, description: null, location_type: 'physical' as const, address_1: 'Via Po 1' },
    ...{ postal_code: null, locality: null, point: null, transportation: null, wheelchair: null },
    ...{ accessibility_description: null, position: 0, istat_code: istat },
  }
  const phone = { id: newId(), number: '+39 0574 123456', type: 'voice' as const, position: 0 }
  const nothing = { service_id: null, location_id: null, extension: null, description: null }
  const document = {
    ...empty,
    organization: { ...empty.organization, name, seat_id: seat, ...said },
    locations: [place],
    phones: [{ ...phone, ...nothing }],
  }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const made = await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility, by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}

test('a contact is kept in one press, with the record that was shown, and the next begins like it', async () => {
  const id = await record('Mensa di prova')
  const answer = await send(`${DESK}/contatti/veloce`, { modo: 'video.citizen.zh.4.answered', ente: id })
  const location = answer.headers.get('location') ?? ''
  assert.match(location, /contatto=/)
  const page = await read(location)
  assert.match(page.text, /value="video\.citizen\.zh\.4\.answered"/, 'offered next time')
  assert.match(page.text, /\/togli"/, 'with the way to undo it')
  const form = await read(`${DESK}/contatti/nuovo?ente=${id}`)
  assert.match(form.text, /value="video" checked/)
  assert.match(form.text, /Mensa di prova/)
})

test('words that lists or the thesaurus know are kept as codes, others as words, and none that names somebody', async () => {
  const fields = [...Object.entries(FIELDS), ['argomento', 'Mensa'], ['argomento', 'Gioco del tresette']]
  const answer = await send(`${DESK}/contatti/nuovo`, [
    ...(fields as [string, string][]),
    ['argomento', 'Anna 333 1234567'],
  ])
  const id = /contatto=([\da-f-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
  const found = await row(id)
  assert.deepEqual(found?.topics, ['sector:mensa'])
  assert.deepEqual(found?.words, ['gioco del tresette'])
  assert.match((await read(`${DESK}/contatti?argomento=mensa`)).text, new RegExp(id))
  assert.doesNotMatch((await read(`${DESK}/contatti?argomento=pesca`)).text, new RegExp(id))
})

test('a question without an answer counts among the searches that found nothing', async () => {
  await send(`${DESK}/contatti/veloce`, { modo: 'phone.citizen.it.5.unanswered', q: 'Corso di ricamo' })
  await thesaurus.stop?.(house.services)
  const asked = await house.db
    .selectFrom('search_asked')
    .select(['folded', 'total'])
    .where('folded', '=', 'corso di ricamo')
    .executeTakeFirst()
  assert.equal(asked?.total, 0)
})

test('a day that the database does not know narrows neither the log nor the counts', async () => {
  for (const page of ['contatti', 'contatti/elenco.csv', 'conteggi', 'conteggi/conteggi.csv'])
    for (const day of ['dal=0000-01-01', 'al=0000-02-29', 'al=0001-01-01', 'al=1000-01-01', 'al=9999-12-31'])
      assert.equal((await read(`${DESK}/${page}?${day}`)).status, 200, `${page} ${day}`)
})

test('what is wrong comes back with what was typed, and nothing is kept', async () => {
  const answer = await send(`${DESK}/contatti/nuovo`, { ...FIELDS, minuti: 'tanti', nota: '<b>nota</b>' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /value="tanti"/)
  assert.match(html, /&lt;b>nota|&lt;b&gt;nota/)
  const quick = await send(`${DESK}/contatti/veloce`, { modo: 'phone.citizen.it.5.approved' })
  assert.equal(quick.status, 422)
})

test('a change and a removal can be undone, and of two who change at once nobody is overwritten', async () => {
  const id = await kept({ nota: 'Prima' })
  const path = `${DESK}/contatti/${id}`
  const changed = await send(path, { ...FIELDS, nota: 'Dopo', versione: '1' })
  assert.match(changed.headers.get('location') ?? '', /fatto=changed&versione=2/)
  const late = await send(path, { ...FIELDS, nota: 'Tardi', versione: '1' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Tardi/)
  assert.equal((await row(id))?.note, 'Dopo')
  const both = await Promise.all(['Uno', 'Due'].map((nota) => send(path, { ...FIELDS, nota, versione: '2' })))
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])
  await send(`${path}/annulla`, { versione: '3' })
  assert.equal((await row(id))?.note, 'Dopo')
  assert.match((await read(path)).text, new RegExp(`action="${path}/togli"`))
  await send(`${path}/togli`, {})
  const gone = (await read(path)).text
  assert.doesNotMatch(gone, new RegExp(`action="${path}/togli"`))
  assert.match(gone, new RegExp(`action="${path}/rimetti"`))
  assert.doesNotMatch((await read(`${DESK}/contatti`)).text, new RegExp(`contatti/${id}"`))
  await send(`${path}/rimetti`, {})
  assert.match((await read(`${DESK}/contatti`)).text, new RegExp(`contatti/${id}"`))
})

test('whoever works for one municipality sees and changes the contacts of that one only', async () => {
  const prato = await house.person({ role: 'urp_operator', territory: '100005' })
  const carmignano = await house.person({ role: 'urp_operator', territory: '100002' })
  const id = await kept({}, prato)
  assert.match((await read(`${DESK}/contatti`, prato)).text, new RegExp(id))
  assert.doesNotMatch((await read(`${DESK}/contatti`, carmignano)).text, new RegExp(id))
  assert.equal((await read(`${DESK}/contatti/${id}`, carmignano)).status, 403)
  assert.equal((await send(`${DESK}/contatti/${id}`, FIELDS, carmignano)).status, 403)
  assert.equal((await send(`${DESK}/contatti/${id}/togli`, {}, carmignano)).status, 403)
  assert.doesNotMatch((await read(`${DESK}/contatti/elenco.csv`, carmignano)).text, /Persona/)
  for (const role of ['web_editor', 'observatory_researcher', 'system_admin', 'register_officer'] as const)
    assert.equal((await read(`${DESK}/contatti`, await house.person({ role }))).status, 403, role)
  assert.equal((await read(DESK, { ...operator, cookie: '' })).status, 401)
})

test('the file holds no formula', async () => {
  await kept({ nota: '=1+1', domanda: '@SUM(A1)' })
  const { text } = await read(`${DESK}/contatti/elenco.csv`)
  assert.match(text, /;'@SUM\(A1\);'=1\+1;/)
})

test('a record is found by phone, mail and code, and one that is not public only by who looks after its town', async () => {
  const secret = { email: 'nascosto@ente.example' }
  await record('Ente nascosto', '100005', 'draft', secret)
  const elsewhere = await house.person({ role: 'urp_operator', territory: '100002' })
  for (const asked of ['0574123456', '+39 0574 12 34 56', 'NASCOSTO@ente.example', 'nascosto']) {
    const path = `${DESK}?q=${encodeURIComponent(asked)}`
    assert.match((await read(path)).text, /Ente nascosto/, asked)
    assert.doesNotMatch((await read(path, elsewhere)).text, /Ente nascosto/, asked)
  }
  assert.doesNotMatch((await read(`${DESK}?q=0574999999`)).text, /Ente nascosto/)
  assert.equal((await read(`${DESK}?q=${encodeURIComponent("%'\\_--")}`)).status, 200)
})

test('a record that is read out on the phone is confirmed, by who looks after its town', async () => {
  const id = await record('Coro confermato')
  const elsewhere = await house.person({ role: 'urp_operator', territory: '100002' })
  assert.equal((await send(`${DESK}/conferma`, { ente: id }, elsewhere)).status, 403)
  const verified = () =>
    house.db.selectFrom('organization').select('verified_by').where('id', '=', id).executeTakeFirst()
  assert.equal((await verified())?.verified_by, null)
  assert.equal((await send(`${DESK}/conferma`, { ente: id })).status, 303)
  assert.equal((await verified())?.verified_by, 'desk')
})

test('words are forgotten after a year and the operator after two; what is counted stays', async () => {
  const id = await kept({ nota: 'Nota', domanda: 'Domanda', argomento: 'mensa' })
  const later = (days: number) => new Date(Date.now() + days * 86_400_000)
  await forgetContacts(house.db, later(364))
  assert.equal((await row(id))?.note, 'Nota')
  await forgetContacts(house.db, later(366))
  const after = await row(id)
  assert.deepEqual([after?.note, after?.question, after?.topics], [null, null, ['sector:mensa']])
  assert.equal(after?.logged_name, operator.name)
  await forgetContacts(house.db, later(731))
  assert.deepEqual([(await row(id))?.logged_by, (await row(id))?.minutes], [null, 7])
})
