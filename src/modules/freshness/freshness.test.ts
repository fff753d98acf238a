import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { openPostOffice, type PostOffice } from '../../platform/testing/post-office.ts'
import { setCampaign, startCampaign } from './campaign.ts'
import { claimNext } from './letters.ts'
import { sendDue } from './send.ts'

let house: TestApplication
let post: PostOffice
before(async () => {
  post = await openPostOffice()
  house = await testApplication(MODULES, { SMTP_URL: post.url, PUBLIC_URL: 'https://volontariato.example' })
})
after(async () => {
  await house.stop()
  await post.stop()
})
beforeEach(async () => {
  post.received.splice(0)
  await house.db.deleteFrom('freshness_campaign').execute()
  await house.db.updateTable('organization').set({ visibility: 'hidden' }).execute()
})

const DAY = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY)
const staff = { id: newId(), name: 'Elena' }

async function organization(
  name: string,
  more: { email?: string | null; lang?: Lang } = {},
): Promise<string> {
  const id = newId()
  const { email = `${id}@example.org`, lang = 'it' } = more
  await house.db
    .insertInto('organization')
    .values({ id, name, slug: `ente-${id}`, email, original_lang: lang })
    .execute()
  return id
}
const start = () =>
  house.db.transaction().execute((tx) => startCampaign(tx, { months: 12 }, staff, new Date()))
const send = (days = 0) => sendDue(house.services, later(days))
const letters = () =>
  post.received.map(({ to, message }) => {
    const whole = message.replace(/=\r\n/g, '')
    return { to, message: whole, link: /(\/\w\w\/conferma\/[\w-]{43})/.exec(whole)?.[1] ?? '' }
  })
const open = async (path: string) => {
  const answer = await house.app.request(path)
  return { status: answer.status, text: await answer.text() }
}
const press = (path: string, fields: Record<string, string> = {}) =>
  house.app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
const record = (id: string) =>
  house.db.selectFrom('organization').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const target = (id: string) =>
  house.db.selectFrom('freshness_target').selectAll().where('organization_id', '=', id).executeTakeFirst()

test('one button confirms the record; opening the link, as scanners do, changes nothing; it works once', async () => {
  const id = await organization('Coro <b>Alto</b>')
  await start()
  assert.equal(await send(), 1)
  const link = letters()[0]?.link ?? ''
  for (const _ of [1, 2, 3]) {
    const { status, text } = await open(link)
    assert.equal(status, 200)
    assert.match(text, /Coro &lt;b>Alto/)
  }
  assert.equal((await record(id)).verified_at, null)
  const both = await Promise.all([press(link), press(link)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 410])
  assert.equal((await record(id)).verified_by, 'owner')
  assert.ok((await record(id)).verified_at)
  assert.equal((await open(link)).status, 410)
  assert.equal((await target(id))?.state, 'done')
  assert.equal(await send(300), 0, 'no reminder')
})

test('what is said to have changed is not confirmed, and the desk is told', async () => {
  const id = await organization('Banda')
  await start()
  await send()
  await press(letters()[0]?.link ?? '', { changed: 'hours', note: 'Apriamo <alle 10>' })
  assert.equal((await record(id)).verified_at, null)
  const parts = await house.db
    .selectFrom('record_confirmation')
    .select('part')
    .where('organization_id', '=', id)
    .execute()
  assert.equal(parts.length, 6)
  assert.ok(!parts.some(({ part }) => part === 'hours'))
  const { cookie } = await house.person({ role: 'urp_operator' })
  const calls = await house.app.request('/it/gestione/freschezza/chiamate', { headers: { cookie } })
  assert.match(await calls.text(), /Orari[\s\S]*Apriamo &lt;alle 10>/)
  const path = `/it/gestione/freschezza/chiamate/${(await target(id))?.campaign_id}/${id}`
  const body = new URLSearchParams({ esito: 'corrected' })
  const headers = { cookie }
  const kept = () => house.app.request(path, { method: 'POST', headers, body })
  assert.match((await kept()).headers.get('location') ?? '', /fatto=si/)
  assert.match((await kept()).headers.get('location') ?? '', /fatto=gia/, 'somebody else called already')
  assert.equal((await record(id)).verified_by, 'desk')
})

test('a note that names no part confirms nothing', async () => {
  const id = await organization('Circolo')
  await start()
  await send()
  await press(letters()[0]?.link ?? '', { note: 'Ci siamo trasferiti' })
  const parts = await house.db
    .selectFrom('record_confirmation')
    .where('organization_id', '=', id)
    .select('part')
    .execute()
  assert.equal(parts.length, 0)
  assert.equal((await target(id))?.state, 'call')
})

test('a link is over after sixty days, and one nobody made opens nothing', async () => {
  await organization('Vecchia')
  await start()
  await send()
  const link = letters()[0]?.link ?? ''
  await house.db.updateTable('freshness_letter').set({ expires_at: new Date() }).execute()
  assert.equal((await open(link)).status, 410)
  assert.equal((await press(link)).status, 410)
  assert.equal((await press(`/it/conferma/${'x'.repeat(43)}`)).status, 410)
})

test('reminders come after 14, 30 and 60 days, then the desk calls', async () => {
  const id = await organization('Lenta')
  await start()
  const days = []
  for (let day = 0; day < 130; day++) if ((await send(day)) > 0) days.push(day)
  assert.deepEqual(days, [0, 14, 44, 104])
  assert.equal((await target(id))?.state, 'call')
  assert.match(letters()[1]?.message ?? '', /^Subject: .*Promemoria/m)
})

test('a sender killed in the middle is gone on with: no mail twice, and the one in the air waits for its reminder', async () => {
  for (const n of [1, 2, 3, 4, 5]) await organization(`Ente ${n}`)
  await start()
  // Killed here: the row is kept, the mail did not leave.
  await house.db.transaction().execute((tx) => claimNext(tx, new Date()))
  await Promise.all([send(), send(), send()])
  const to = letters().map((one) => one.to.join())
  assert.equal(to.length, 4)
  assert.equal(new Set(to).size, 4)
  assert.equal(await send(14), 5, 'the reminder reaches all')
})

test('a mail server that is down loses nothing: the same round leaves when it is back', async () => {
  const id = await organization('Paziente')
  await start()
  const mailer = house.services.mailer
  const down = Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' })
  house.services.mailer = { ...mailer, send: () => Promise.reject(down) }
  await assert.rejects(send(), /ECONNREFUSED/)
  house.services.mailer = mailer
  assert.equal((await target(id))?.round, 0)
  assert.equal(await send(1), 1)
})

test('a paused campaign sends nothing, a stopped one never again', async () => {
  await organization('Ferma')
  const id = (await start()) ?? ''
  const set = (state: 'running' | 'paused' | 'stopped') =>
    house.db.transaction().execute((tx) => setCampaign(tx, { id, state, by: staff }, new Date()))
  await set('paused')
  assert.equal(await send(), 0)
  await set('running')
  assert.equal(await send(), 1)
  await set('stopped')
  assert.equal(await set('running'), false)
  assert.equal(await send(300), 0)
})

test('who has no usable address is called; names add no header and no line; two addresses are none', async () => {
  const hostile = 'Coro\r\nBcc: thief@example.org\u2028<img src=x>'
  await organization(hostile)
  const without = [
    await organization('Senza', { email: null }),
    await organization('Due', { email: 'a@example.org, b@example.org' }),
    await organization('Riga', { email: 'a@example.org\r\nBcc: b@example.org' }),
  ]
  await start()
  assert.equal(await send(), 1)
  for (const id of without) assert.equal((await target(id))?.state, 'call')
  const [letter] = letters()
  assert.equal(letter?.to.length, 1)
  const [text = '', page = ''] = (letter?.message ?? '').split('Content-Type: text/html')
  assert.doesNotMatch(text, /^Bcc:/m)
  assert.match(page, /&lt;img/)
  assert.doesNotMatch(page, /^Bcc:|<img/m)
})

test('programs stop the reminders with one POST, people with a button; both are called instead', async () => {
  const id = await organization('Silenziosa')
  await start()
  await send()
  const { message = '', link = '' } = letters()[0] ?? {}
  assert.match(message, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  const unfolded = message.replace(/\r\n[ \t]+/g, ' ')
  assert.match(
    unfolded,
    /^List-Unsubscribe: ?<https:\/\/volontariato\.example\/it\/conferma\/[\w-]{43}\/basta>/m,
  )
  assert.equal((await open(`${link}/basta`)).status, 200)
  assert.equal((await target(id))?.state, 'ask', 'opening changes nothing')
  assert.equal((await press(`${link}/basta`, { 'List-Unsubscribe': 'One-Click' })).status, 200, 'no redirect')
  assert.equal((await target(id))?.state, 'call')
  assert.equal(await send(300), 0)
})

test('every mail is in the language of the record, as text and HTML, with nothing fetched', async () => {
  for (const lang of LANGUAGES) await organization(`Ente ${lang}`, { lang })
  await start()
  assert.equal(await send(), LANGUAGES.length)
  for (const lang of LANGUAGES) {
    const letter = letters().find(({ link }) => link.startsWith(`/${lang}/`))
    assert.equal(letter?.to.length, 1)
    assert.match(letter?.message ?? '', /^Content-Type: text\/plain/m)
    assert.match(letter?.message ?? '', /^Content-Type: text\/html/m)
    assert.doesNotMatch(letter?.message ?? '', /<img|<script|background=|\ssrc=/)
  }
})

test('who decides sees how many would be asked, starts, and an organisation is asked by one campaign at a time', async () => {
  await organization('Contata')
  const { cookie } = await house.person({ role: 'chief_editor' })
  const headers = { cookie }
  const shown = await house.app.request('/it/gestione/freschezza?mesi=12', { headers })
  const text = await shown.text()
  assert.match(text, /1 ente riceve l’e-mail/)
  assert.match(text, /هل ما زالت البيانات صحيحة/)
  for (const status of [303, 422]) {
    const body = new URLSearchParams({ mesi: '12' })
    const started = await house.app.request('/it/gestione/freschezza', { method: 'POST', headers, body })
    assert.equal(started.status, status)
  }
  assert.equal(await send(), 1)
})
