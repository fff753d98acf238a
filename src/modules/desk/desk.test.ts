import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../platform/testing/post-office.ts'
import { createRecord, emptyRecord } from '../directory/api.ts'
import { askMorningMails } from './tasks/morning-mail.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>
let house: TestApplication
let post: PostOffice
let operator: Person
before(async () => {
  post = await openPostOffice()
  house = await testApplication(MODULES, { SMTP_URL: post.url, PUBLIC_URL: 'https://portale.example' })
  operator = await house.person({ role: 'urp_operator' })
})
after(async () => {
  await house.stop()
  await post.stop()
})

const DESK = '/it/gestione/sportello'
const read = async (path: string, { cookie } = operator) => {
  const answer = await house.app.request(path, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
const send = (path: string, fields: Record<string, string>, { cookie } = operator) =>
  house.app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })

/** Keeps a contact and returns its id. */
async function kept(said: Record<string, string>, who = operator): Promise<string> {
  const usual = { canale: 'phone', lingua: 'it', chi: 'citizen', esito: 'answered', minuti: '7' }
  const answer = await send(`${DESK}/contatti/nuovo`, { ...usual, ...said }, who)
  return /contatto=([\da-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

/** Who gets a mail this morning. */
async function morning(): Promise<string[]> {
  post.received.splice(0)
  await askMorningMails(house.services, new Date())
  await doJobs(house)
  return post.received.flatMap(({ to }) => to)
}

test('what was promised is done, undone and taken by one of two colleagues; the mail of the morning comes to who wants it, never empty', async () => {
  const colleague = await house.person({ role: 'urp_operator' })
  const { email } = await house.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', operator.id)
    .executeTakeFirstOrThrow()
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' })
  const tasks = `${DESK}/promemoria`
  const id = await kept({ entro: today, nota: 'Richiamare per gli orari' })
  assert.deepEqual(await morning(), [], 'nobody asked for a mail')
  await send(`${tasks}/mattina`, { mail: 'si' })
  assert.deepEqual(await morning(), [email])
  assert.doesNotMatch(post.received[0]?.message ?? '', /Richiamare/, 'what it is about stays on the page')

  assert.match((await read(tasks, colleague)).text, /Richiamare per gli orari/)
  await send(`${tasks}/${id}`, { azione: 'prendi', da: '' }, colleague)
  const late = await send(`${tasks}/${id}`, { azione: 'prendi', da: '' })
  assert.match(late.headers.get('location') ?? '', /tardi/)
  assert.deepEqual(await morning(), [], 'a colleague has it')
  await send(`${tasks}/${id}`, { azione: 'lascia', da: colleague.id }, colleague)
  assert.deepEqual(await morning(), [email])
  await send(`${tasks}/${id}`, { azione: 'fatto', da: '' })
  assert.deepEqual(await morning(), [], 'it is done')
  await send(`${tasks}/${id}`, { azione: 'riapri', da: '' })
  assert.deepEqual(await morning(), [email])
})

test('counts are those of the territory of whoever reads, and name nobody', async () => {
  const here = await house.person({ role: 'urp_operator', territory: '100005' })
  const elsewhere = await house.person({ role: 'urp_operator', territory: '100002' })
  await kept({ canale: 'video', lingua: 'zh', minuti: '11', argomento: 'mensa', nota: 'Nota' }, here)
  await kept({ canale: 'video', lingua: 'zh', minuti: '12', argomento: 'mensa', domanda: 'Dove?' }, here)
  const researcher = await house.person({ role: 'observatory_researcher' })
  const file = `${DESK}/conteggi/conteggi.csv`
  for (const who of [here, researcher]) {
    const { text } = await read(file, who)
    assert.match(text, /;video;[^;]+;2;23\r\n/)
    assert.match(text, /;zh;[^;]+;2;23\r\n/)
    assert.match(text, /;sector:mensa;[^;]+;2;23\r\n/)
    assert.doesNotMatch(text, /Nota|Dove|Persona/)
    assert.equal((await read(`${DESK}/conteggi`, who)).status, 200)
  }
  assert.doesNotMatch((await read(file, elsewhere)).text, /;video;/)
  assert.equal((await read(file, await house.person({ role: 'web_editor' }))).status, 403)
})

test('the printed sheet is in the language of the reader where it was translated, and has public records only', async () => {
  const [open, hidden] = [await record('Casa aperta', 'public'), await record('Casa nascosta', 'draft')]
  const sheet = `/gestione/sportello/riepilogo?ente=${open}&ente=${hidden}`
  const arabic = (await read(`/ar${sheet}`)).text
  assert.match(arabic, /دروس اللغة/)
  assert.doesNotMatch(arabic, /Corso di lingua/)
  assert.match(arabic, /Orto comune/, 'what nobody translated stays as it was written')
  const italian = (await read(`/it${sheet}`)).text
  assert.match(italian, /Corso di lingua/)
  assert.match(italian, /Casa aperta/)
  assert.doesNotMatch(italian, /Casa nascosta/)
})

test('the sheet says what services are, when, at what price and how to get there, and the desk leads to it', async () => {
  const id = await record('Casa dei corsi', 'public')
  const { text } = await read(`/it/gestione/sportello/riepilogo?ente=${id}`)
  const sheet = text.slice(text.indexOf('large-print'))
  for (const told of [/Impariamo insieme/, /9:30/, /15\s€/, /Via Ricasoli 25/, /Autobus 5/, /senza gradini/i])
    assert.match(sheet, told)
  assert.doesNotMatch(sheet, /Corso finito|<details/)
  const found = await read('/it/gestione/sportello?q=Casa%20dei%20corsi')
  assert.ok(found.text.includes(`href="/it/gestione/sportello/riepilogo?ente=${id}"`))
})

/** A record with two services, of which one has its name in Arabic. */
async function record(name: string, visibility: 'public' | 'draft'): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const service = {
    ...{ ...BLANK_SERVICE, id: newId(), name: 'Corso di lingua', description: 'Impariamo insieme' },
  }
  const over = { ...BLANK_SERVICE, id: newId(), name: 'Corso finito', status: 'inactive' as const }
  const place = {
    ...{ id: newId(), name: null, description: null, location_type: 'physical' as const, position: 0 },
    ...{ address_1: 'Via Ricasoli 25', postal_code: '59100', istat_code: '100005', locality: null },
    ...{ point: null, transportation: 'Autobus 5', wheelchair: true, accessibility_description: null },
  }
  const hours = {
    ...{ id: newId(), service_id: service.id, location_id: null, freq: 'WEEKLY' as const, byday: 'MO' },
    ...{ opens_at: '09:30', closes_at: '12:00', valid_from: null, valid_to: null, closed: false },
    description: null,
  }
  const cost = { id: newId(), service_id: service.id, option: null, amount: 15, amount_description: null }
  const garden = { ...BLANK_SERVICE, id: newId(), name: 'Orto comune', position: 1 }
  const arabic = { entity: 'service' as const, entity_id: service.id, field: 'name' as const }
  const document = {
    ...empty,
    organization: { ...empty.organization, name },
    services: [service, garden, over],
    ...{ locations: [place], schedules: [hours], costs: [cost] },
    translations: [{ ...arabic, lang: 'ar' as const, text: 'دروس اللغة', kind: 'human' as const }],
  }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const made = await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility, by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}

const BLANK_SERVICE = {
  ...{ program_id: null, description: null, status: 'active' as const, url: null, email: null },
  ...{ application_process: null, eligibility_description: null, fees_description: null, free: null },
  ...{ wait_time: null, minimum_age: null, maximum_age: null, alert: null, position: 0 },
}
