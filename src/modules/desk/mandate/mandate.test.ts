import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { listQueues } from '../../../platform/jobs/queues.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../../platform/testing/post-office.ts'
import { createRecord, emptyRecord, readRecord } from '../../directory/api.ts'
import { remindOperators } from './remind.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>
let house: TestApplication
let post: PostOffice
let operator: Person
let editor: Person
before(async () => {
  post = await openPostOffice()
  house = await testApplication(MODULES, { SMTP_URL: post.url, PUBLIC_URL: 'https://portale.example' })
  operator = await house.person({ role: 'urp_operator' })
  editor = await house.person({ role: 'chief_editor' })
})
after(async () => {
  await house.stop()
  await post.stop()
})

const DESK = '/it/gestione/sportello'
const read = async (path: string, { cookie } = operator) =>
  (await house.app.request(path, { headers: { cookie } })).status
const send = (path: string, fields: Record<string, string>, { cookie } = operator) =>
  house.app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
const ASKER = {
  chiede: 'Fatima Rossi',
  ruolo: 'Presidente',
  riconosciuto: 'document',
  con: 'Carta d’identità',
  consenso: 'si',
}
const BODY = {
  ...ASKER,
  nome: 'Associazione Donne del Mondo',
  tipo: 'aps',
  comune: '100005',
  email: 'donne@ente.example',
  lingua: 'ar',
  nessuno: '1',
}

/** A public record in Prato whose e-mail is the owner's own word. */
async function record(): Promise<string> {
  const [id, seat] = [newId(), newId()]
  const empty = emptyRecord(id, 'it')
  const place = {
    ...{ id: seat, name: null, description: null, location_type: 'physical' as const, address_1: 'Via Po 1' },
    ...{ postal_code: null, locality: null, point: null, transportation: null, wheelchair: null },
    ...{ accessibility_description: null, position: 0, istat_code: '100005' },
  }
  const organization = {
    ...empty.organization,
    name: `Ente ${id}`,
    email: 'prima@ente.example',
    seat_id: seat,
  }
  const document = { ...empty, organization, locations: [place] }
  const by = { source: 'owner' as const, sourceRef: '', by: 'Anna', at: new Date() }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}

/** Tells these queues what happened since, then sends what is to be sent. */
async function settle(of = 'desk') {
  const events = await house.db.selectFrom('event').select(['name', 'payload']).orderBy('id').execute()
  for (const queue of listQueues(house.services.modules.list))
    for (const { name, payload } of events)
      if (queue.event === name && queue.name.startsWith(of)) await queue.run(house.services, payload)
  await doJobs(house)
}

test('an operator writes for an organisation only with its mandate, and a copy goes to the old address and the new', async () => {
  const id = await record()
  const contacts = `/it/area/${id}/scheda/contatti`
  assert.equal(await read(contacts), 403)
  const without = await send(`${DESK}/enti/${id}`, { ...ASKER, consenso: '' })
  assert.equal(without.status, 422)
  assert.match(await without.text(), /value="Fatima Rossi"/)
  assert.equal(await read(contacts), 403)
  assert.equal((await send(`${DESK}/enti/${id}`, ASKER)).status, 303)
  assert.equal(await read(contacts), 200)
  assert.equal(await read(contacts, editor), 403, 'a mandate is of one operator')
  await send(contacts, { revisione: '0', email: 'dopo@ente.example' })
  assert.equal((await send(`/it/area/${id}/scheda/invia`, { revisione: '1' })).status, 303)
  post.received.splice(0)
  await settle()
  assert.deepEqual(post.received.flatMap(({ to }) => to).sort(), ['dopo@ente.example', 'prima@ente.example'])
  await settle()
  assert.equal(post.received.length, 2, 'once')
  const { id: submission } = await house.db
    .selectFrom('record_submission')
    .select('id')
    .where('organization_id', '=', id)
    .executeTakeFirstOrThrow()
  const approved = { scelti: `editing.record/${submission}`, azione: 'approva' }
  assert.equal((await send('/it/gestione/coda', approved, editor)).status, 303)
  assert.equal((await readRecord(house.db, id))?.document.organization.email, 'dopo@ente.example')
  const said = await house.db
    .selectFrom('field_assertion')
    .select('source')
    .where('organization_id', '=', id)
    .where('field', '=', 'email')
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  assert.equal(said?.source, 'desk')
})

test('who wrote by a mandate is told of the decision with a page that opens, also when the mandate has ended', async () => {
  const id = await record()
  await send(`${DESK}/enti/${id}`, ASKER)
  await send(`/it/area/${id}/scheda/contatti`, { revisione: '0', email: 'dopo@ente.example' })
  await send(`/it/area/${id}/scheda/invia`, { revisione: '1' })
  const find = (table: 'record_submission' | 'desk_mandate') =>
    house.db.selectFrom(table).select('id').where('organization_id', '=', id).executeTakeFirstOrThrow()
  const [submission, mandate] = [await find('record_submission'), await find('desk_mandate')]
  await send(`${DESK}/incarichi/${mandate.id}/chiudi`, {})
  const approved = { scelti: `editing.record/${submission.id}`, azione: 'approva' }
  assert.equal((await send('/it/gestione/coda', approved, editor)).status, 303)
  post.received.splice(0)
  await settle('editing')
  const letter = post.received.map(({ message }) => message.replace(/=\r\n/g, '')).join()
  const path = `${DESK}/incarichi/${mandate.id}`
  assert.ok(letter.includes(`https://portale.example${path}`), letter)
  assert.equal(await read(path), 200)
  assert.equal(await read(`/it/area/${id}/scheda`), 403)
})

test('what who asked agreed to is kept with its words, in the language in which they were read', async () => {
  const id = await record()
  await send(`${DESK.replace('/it/', '/ar/')}/enti/${id}`, ASKER)
  const { after } = await house.db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'desk.mandate')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow()
  const words = house.services.translate.ar('desk.consent')
  assert.deepEqual((after as { agreed?: unknown }).agreed, { lang: 'ar', words })
})

test('a mandate ends when it is closed, after a week, and with the role', async () => {
  const id = await record()
  const contacts = `/it/area/${id}/scheda/contatti`
  const mandate = async () => {
    await send(`${DESK}/enti/${id}`, ASKER)
    return house.db
      .selectFrom('desk_mandate')
      .select('id')
      .where('organization_id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow()
  }
  const first = await mandate()
  const other = await house.person({ role: 'urp_operator' })
  assert.equal((await send(`${DESK}/incarichi/${first.id}/chiudi`, {}, other)).status, 403)
  await send(`${DESK}/incarichi/${first.id}/chiudi`, {})
  assert.equal(await read(contacts), 403)
  const second = await mandate()
  assert.equal(await read(contacts), 200)
  const past = new Date(Date.now() - 1_000)
  await house.db.updateTable('desk_mandate').set({ until: past }).where('id', '=', second.id).execute()
  assert.equal(await read(contacts), 403)
  await mandate()
  assert.equal(await read(contacts), 200)
  const grants = house.db
    .updateTable('role_grant')
    .set(({ ref }) => ({ valid_to: ref('valid_from') }))
    .where('account_id', '=', operator.id)
  await grants.execute()
  assert.equal(await read(contacts), 403)
  operator = await house.person({ role: 'urp_operator' })
})

test('whoever works for another municipality opens no mandate here and registers nothing here', async () => {
  const id = await record()
  const elsewhere = await house.person({ role: 'urp_operator', territory: '100002' })
  assert.equal(await read(`${DESK}/enti/${id}`, elsewhere), 403)
  assert.equal((await send(`${DESK}/enti/${id}`, ASKER, elsewhere)).status, 403)
  assert.equal((await send(`${DESK}/registra`, BODY, elsewhere)).status, 422)
  assert.equal((await send(`${DESK}/registra`, BODY, await house.person({ role: 'web_editor' }))).status, 403)
})

test('what is registered at the desk is public once an editor approves it, never its own operator; it can be undone', async () => {
  const answer = await send(`${DESK}/registra`, BODY)
  assert.equal(answer.status, 303, await answer.text())
  const [, mandate = ''] = /incarichi\/([\da-f-]+)/.exec(answer.headers.get('location') ?? '') ?? []
  const row = () =>
    house.db
      .selectFrom('desk_mandate as m')
      .innerJoin('organization as o', 'o.id', 'm.organization_id')
      .select(['o.visibility', 'o.id'])
      .where('m.id', '=', mandate)
      .executeTakeFirstOrThrow()
  assert.equal((await row()).visibility, 'draft')
  post.received.splice(0)
  await settle()
  assert.deepEqual(
    post.received.map(({ to }) => to),
    [['donne@ente.example']],
  )
  assert.match(post.received[0]?.message ?? '', /dir="rtl"|dir=3D"rtl"/)
  const path = `${DESK}/incarichi/${mandate}`
  assert.equal((await send(`${path}/decidi`, { azione: 'approved' })).status, 403)
  assert.equal((await send(`${path}/decidi`, { azione: 'returned' }, editor)).status, 422)
  const pageOf = async ({ cookie }: Person) => (await house.app.request(path, { headers: { cookie } })).text()
  const [seen, own] = [await pageOf(editor), await pageOf(operator)]
  assert.match(seen, /decidi se renderla pubblica/)
  assert.doesNotMatch(seen, /hai riconosciuto/, 'it was not the editor who did')
  assert.doesNotMatch(own, /decidi se renderla pubblica/)
  await send(`${path}/decidi`, { azione: 'returned', motivo: 'Manca la sede' }, editor)
  assert.equal((await row()).visibility, 'draft')
  await send(`${path}/ancora`, {})
  await send(`${path}/decidi`, { azione: 'approved' }, editor)
  assert.equal((await row()).visibility, 'public')
  await send(`${path}/annulla`, {}, editor)
  assert.equal((await row()).visibility, 'draft')
})

test('of two who register the same code at once one does, and the other is shown the record', async () => {
  const fields = { ...BODY, codice: '01234567897', nome: 'Banda unica' }
  const answers = await Promise.all([send(`${DESK}/registra`, fields), send(`${DESK}/registra`, fields)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
  const late = answers.find(({ status }) => status === 409)
  assert.match((await late?.text()) ?? '', /Banda unica/)
})

test('a call of the list of stale records is a contact too, one however often it is told', async () => {
  const id = await record()
  const { onCalled } = await import('../contacts/called.ts')
  const by = { id: operator.id, name: operator.name }
  const call = { organizationId: id, outcome: 'no_answer', by, at: new Date() }
  await onCalled(house.services, call)
  await onCalled(house.services, call)
  const contacts = await house.db
    .selectFrom('desk_contact as c')
    .innerJoin('desk_contact_record as r', 'r.contact_id', 'c.id')
    .select(['c.outcome', 'c.channel'])
    .where('r.organization_id', '=', id)
    .execute()
  assert.deepEqual(contacts, [{ outcome: 'no_answer', channel: 'phone' }])
})

test('an operator is told once that a mandate ends with something unfinished; never when all was handed in', async () => {
  const [begun, done] = [await record(), await record()]
  for (const id of [begun, done]) {
    await send(`${DESK}/enti/${id}`, ASKER)
    const written = { revisione: '0', email: 'nuova@ente.example' }
    assert.equal((await send(`/it/area/${id}/scheda/contatti`, written)).status, 303)
  }
  assert.equal((await send(`/it/area/${done}/scheda/invia`, { revisione: '1' })).status, 303)
  await settle()
  const morning = async (days: number) => {
    post.received.length = 0
    await remindOperators(house.db, new Date(Date.now() + days * 86_400_000))
    await doJobs(house)
    return post.received.map(({ message }) => message.replace(/=\r\n/g, ''))
  }
  assert.deepEqual(await morning(4), [], 'too early')
  const told = await morning(6)
  const mandates = await house.db
    .selectFrom('desk_mandate')
    .select('id')
    .where('organization_id', '=', begun)
    .execute()
  assert.deepEqual([told.length, mandates.length], [1, 1])
  assert.ok(told[0]?.includes(`/gestione/sportello/incarichi/${mandates[0]?.id}`), told[0])
  assert.deepEqual(await morning(6.5), [])
})
