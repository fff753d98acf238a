import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { eraseReportEmails } from './report.ts'
import { mailAnswer, mailReport } from './report-mail.ts'
import { insertSample } from './sample-record.ts'

const PATH = '/it/enti/centro-ascolto/segnala'

let house: TestApplication
let organizationId: string
before(async () => {
  house = await testApplication(MODULES, {
    CONTACT_EMAIL: 'urp@provincia.example',
    PUBLIC_URL: 'https://enti.example',
  })
  organizationId = (await insertSample(house.db, 'centro-ascolto')).id
})
after(() => house.stop())
beforeEach(() => house.db.deleteFrom('record_report').execute())

const filled = { about: 'hours', message: 'Il giovedì è chiuso.', email: '', sito: '', da: '0' }
const send = async (fields: Record<string, string>, path = PATH, headers: Record<string, string> = {}) => {
  const answer = await house.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}
const reports = () => house.db.selectFrom('record_report').selectAll().orderBy('created_at').execute()

test('a report is kept, told to the house and to the log, and the person is thanked', async () => {
  const sent = await send({ ...filled, email: 'maria@example.org' }, PATH.replace('it', 'zh'))
  assert.deepEqual([sent.status, sent.location], [303, '/zh/enti/centro-ascolto/segnala?grazie'])
  const [report] = await reports()
  assert.deepEqual(
    [report?.about, report?.message, report?.email, report?.lang, report?.state],
    ['hours', 'Il giovedì è chiuso.', 'maria@example.org', 'zh', 'open'],
  )
  const thanks = await (await house.app.request(sent.location ?? '')).text()
  assert.match(thanks, /role="status"/)
  const event = await house.db
    .selectFrom('event')
    .selectAll()
    .where('name', '=', 'directory.record_reported')
    .executeTakeFirst()
  assert.ok(event)
  const logged = await house.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('subject_id', '=', report?.id ?? '')
    .execute()
  assert.equal(logged.length, 1)
  assert.doesNotMatch(JSON.stringify(logged), /maria@example/)
})

test('what is missing or wrong is said beside its field, and what was typed stays', async () => {
  const refused = await send({ ...filled, about: '', message: 'Testo <da> tenere', email: 'non-è-posta' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /id="errors"/)
  assert.match(refused.text, /href="#f-about"/)
  assert.match(refused.text, /href="#f-email"/)
  assert.match(refused.text, /Testo &lt;da(>|&gt;) tenere/)
  assert.match(refused.text, /value="non-è-posta"/)
  assert.equal((await send({ ...filled, message: 'x'.repeat(5001) })).status, 422)
  assert.equal((await reports()).length, 0)
})

test('a program that fills in the trap is thanked like a person, and nothing is kept', async () => {
  assert.equal((await send({ ...filled, sito: 'https://spam.example' })).status, 303)
  assert.equal((await reports()).length, 0)
})

test('a form sent in less than three seconds comes back with what was typed', async () => {
  const refused = await send({ ...filled, da: String(Date.now()) })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Il giovedì è chiuso\./)
  assert.equal((await reports()).length, 0)
})

test('after ten reports on one organisation in ten minutes the next waits, and loses nothing', async () => {
  for (let sent = 0; sent < 10; sent++) assert.equal((await send(filled)).status, 303)
  const refused = await send(filled)
  assert.equal(refused.status, 429)
  assert.match(refused.text, /Il giovedì è chiuso\./)
  assert.equal((await reports()).length, 10)
})

test('nobody reports on what is not public', async () => {
  await insertSample(house.db, 'nascosto', 'Nascosto', { visibility: 'hidden' })
  assert.equal((await send(filled, '/it/enti/nascosto/segnala')).status, 404)
})

test('operators hear of a report by mail, without its text', async () => {
  await send({ ...filled, message: 'Chiude alle cinque.', email: 'maria@example.org' })
  const [report] = await reports()
  await mailReport(house.services, { reportId: report?.id, organizationId })
  const outbox = join(house.services.config.dataDir, 'outbox')
  const mail = readdirSync(outbox).map((name) => readFileSync(join(outbox, name), 'utf8'))
  assert.equal(mail.length, 1)
  assert.match(mail[0] ?? '', /To: urp@provincia\.example/)
  assert.doesNotMatch(mail[0] ?? '', /maria@example|alle cinque/)
})

test('staff with the permission read, close and open again; others do not', async () => {
  await send({ ...filled, message: '<script>alert(1)</script>' })
  const [report] = await reports()
  const list = '/it/gestione/segnalazioni'
  assert.equal((await house.app.request(list)).status, 401)
  assert.equal(
    (await house.app.request(list, { headers: await house.as('observatory_researcher') })).status,
    403,
  )
  const headers = await house.as('urp_operator')
  const read = async (query = '') => (await house.app.request(`${list}${query}`, { headers })).text()
  assert.match(await read(), /&lt;script(>|&gt;)alert/)
  const closed = await send({ state: 'done' }, `${list}/${report?.id}`, headers)
  assert.equal(closed.status, 303)
  assert.match(await (await house.app.request(closed.location ?? '', { headers })).text(), /value="open"/)
  assert.doesNotMatch(await read(), /alert\(1\)/)
  assert.match(await read('?stato=closed'), /alert\(1\)/)
  await send({ state: 'open' }, `${list}/${report?.id}`, headers)
  const [again] = await reports()
  assert.deepEqual([again?.state, again?.closed_at], ['open', null])
  assert.equal((await send({ state: 'done' }, `${list}/non-un-uuid`, headers)).status, 404)
  assert.equal((await send({ state: 'done' }, `${list}/${report?.id}`)).status, 401)
})

test('thirty days after closing, the address of whoever wrote is gone', async () => {
  await send({ ...filled, email: 'maria@example.org' })
  const closed_at = new Date('2026-10-01T10:00Z')
  await house.db.updateTable('record_report').set({ state: 'done', closed_at }).execute()
  assert.equal(await eraseReportEmails(house.db, new Date('2026-10-30T10:00Z')), 0)
  assert.equal(await eraseReportEmails(house.db, new Date('2026-11-01T10:00Z')), 1)
  assert.equal((await reports())[0]?.email, null)
})

test('a report waits in the queue until it is answered by mail and closed, and waits again when reopened', async () => {
  await send({ ...filled, email: 'maria@example.org' }, PATH.replace('it', 'zh'))
  const [report] = await reports()
  const id = report?.id ?? assert.fail()
  const path = `/it/gestione/segnalazioni/${id}`
  const headers = await house.as('urp_operator')
  const queue = async () => (await house.app.request('/it/gestione/coda', { headers })).text()
  const answer = (fields: Record<string, string>, who = headers) =>
    house.app.request(`${path}/risposta`, { method: 'POST', headers: who, body: new URLSearchParams(fields) })
  assert.match(await queue(), new RegExp(path))
  assert.match(await (await house.app.request(path, { headers })).text(), /Il giovedì è chiuso/)
  const researcher = await house.as('observatory_researcher')
  assert.equal((await house.app.request(path, { headers: researcher })).status, 403)
  assert.equal((await answer({ azione: 'done' }, researcher)).status, 403)
  assert.equal((await answer({ azione: 'done', answer: 'Corretto, grazie.' })).status, 303)
  assert.doesNotMatch(await queue(), new RegExp(path))
  const sent: { to: string; text: string; subject: string }[] = []
  const mailer = {
    ...house.services.mailer,
    send: async (mail: (typeof sent)[number]) => void sent.push(mail),
  }
  await mailAnswer({ ...house.services, mailer }, { reportId: id })
  assert.deepEqual([sent.length, sent[0]?.to], [1, 'maria@example.org'])
  assert.match(sent[0]?.text ?? '', /Corretto, grazie\./)
  assert.match(sent[0]?.subject ?? '', /反馈/)
  await answer({ azione: 'open' })
  assert.match(await queue(), new RegExp(path))
})
