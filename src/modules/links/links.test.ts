import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { outboundClient } from '../../platform/outbound/outbound.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../platform/testing/post-office.ts'
import { createRecord, emptyRecord, type RecordDocument, readRecord } from '../directory/api.ts'
import { checkDue } from './check.ts'
import { collectAddresses } from './collect.ts'
import { addressId } from './web-addresses.ts'

let house: TestApplication
let post: PostOffice
let web: { server: Server; port: number }
/** What the web answers, by path; everything else is there. */
let answer: RequestListener
const asked: string[] = []

before(async () => {
  post = await openPostOffice()
  house = await testApplication(MODULES, { SMTP_URL: post.url, PUBLIC_URL: 'https://portale.example' })
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url}`)
    if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /privato')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  web = { server, port: (server.address() as AddressInfo).port }
  house.services.outbound = outboundClient('Tessuto', {
    resolve: async () => ['127.0.0.1'],
    loopbackPorts: [web.port],
  })
})
after(async () => {
  web.server.closeAllConnections()
  web.server.close()
  await house.stop()
  await post.stop()
})

const there: RequestListener = (_, response) => void response.end('ok')
const gone: RequestListener = (_, response) => void response.writeHead(404).end()
const now = new Date()
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const of = (host: string, path = '/pagina') => `http://${host}.example:${web.port}${path}`

async function organization(name: string, said: Partial<RecordDocument['organization']>) {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name, ...said } }
  const by = { source: 'owner' as const, sourceRef: '', by: 'Anna', at: now }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  const { slug } = await house.db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, slug }
}
/** A whole week of the job: the clock goes on a minute with each look, so that hosts may be asked again. */
async function week(days: number) {
  let at = later(days).getTime()
  const clock = () => {
    at += 11_000
    return new Date(at)
  }
  for (let turn = 0; turn < 20; turn++) if ((await checkDue(house.services, clock)) === 0) break
}
const stateOf = async (url: string) =>
  house.db.selectFrom('link_address').selectAll().where('id', '=', addressId(url)).executeTakeFirst()
const see = async (path: string, cookie = '') =>
  (await house.app.request(path, { headers: { cookie } })).text()
const staff = () => house.person({ role: 'chief_editor' })
const act = (url: string, cookie: string, fields: Record<string, string>) =>
  house.app.request(`/it/gestione/collegamenti/${addressId(url)}`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(fields),
  })

test('an address counts as dead only when it failed twice a week apart; then the page offers it no more', async () => {
  const url = of('chiuso')
  const { id, slug } = await organization('Chiuso', { website: url })
  await collectAddresses(house.db, now)
  answer = gone
  await week(7)
  assert.deepEqual([(await stateOf(url))?.state, (await stateOf(url))?.failure], ['failing', 'gone'])
  assert.match(await see(`/it/enti/${slug}`), new RegExp(`href="${url}"`))
  await house.db
    .updateTable('link_address')
    .set({ check_at: later(9) })
    .execute()
  await week(9)
  assert.equal((await stateOf(url))?.state, 'failing', 'asked again too soon')
  await week(16.5)
  assert.equal((await stateOf(url))?.state, 'dead')
  const page = await see(`/it/enti/${slug}`)
  assert.doesNotMatch(page, new RegExp(`href="${url}"`))
  assert.match(page, /Non risponde dal/)
  const { cookie } = await house.person({ role: 'organization_editor', organizationId: id })
  assert.match(await see(`/it/area/${id}/scheda`, cookie), /1 collegamento non funziona/)
  assert.match(await see(`/it/area/${id}/collegamenti`, cookie), /La pagina non c’è più/)
  answer = there
  await week(24)
  assert.equal((await stateOf(url))?.state, 'works')
  assert.match(await see(`/it/enti/${slug}`), new RegExp(`href="${url}"`))
})

test('addresses in texts are found too, without what closes the sentence; reserved contacts are not read', async () => {
  const url = of('testo')
  await organization('Testo', { description: `Vedi (${url}). Anche <b>http://x</b>` })
  await collectAddresses(house.db, now)
  assert.equal((await stateOf(url))?.host, `testo.example:${web.port}`)
})

test('a host is asked politely: robots.txt first, HEAD before GET, ten seconds between two addresses', async () => {
  const [one, two, secret] = [of('gentile', '/a'), of('gentile', '/b'), of('gentile', '/privato/c')]
  await organization('Gentile', { website: one, description: `${two} ${secret}` })
  await collectAddresses(house.db, now)
  asked.splice(0)
  answer = (request, response) => void response.writeHead(request.method === 'HEAD' ? 405 : 200).end()
  await house.db
    .updateTable('link_address')
    .set({ check_at: later(40) })
    .execute()
  const host = `gentile.example:${web.port}`
  await house.db
    .updateTable('link_address')
    .set({ check_at: later(30) })
    .where('host', '=', host)
    .execute()
  assert.equal(
    await checkDue(house.services, () => later(30.1)),
    1,
    'the clock stands still: one address a host',
  )
  assert.equal(await checkDue(house.services, () => later(30.2)), 1)
  assert.equal(await checkDue(house.services, () => later(30.3)), 1)
  const here = asked.filter((line) => line.includes('gentile'))
  assert.equal(here.filter((line) => line.includes('robots.txt')).length, 1)
  assert.ok(here[0]?.includes('/robots.txt'))
  assert.equal(here.filter((line) => line.startsWith('HEAD')).length, 2)
  assert.ok(!here.some((line) => line.includes('privato')))
  assert.deepEqual([(await stateOf(secret))?.state, (await stateOf(secret))?.failure], ['skipped', 'robots'])
})

test('two processes at once ask each address once, and one cut off is asked again an hour later', async () => {
  const url = of('insieme')
  await organization('Insieme', { website: url })
  await collectAddresses(house.db, now)
  answer = there
  await house.db
    .updateTable('link_address')
    .set({ check_at: later(60) })
    .execute()
  await house.db
    .updateTable('link_address')
    .set({ check_at: later(50) })
    .where('id', '=', addressId(url))
    .execute()
  asked.splice(0)
  const clock = () => later(51)
  const counts = await Promise.all([1, 2, 3].map(() => checkDue(house.services, clock)))
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    1,
  )
  await house.db
    .updateTable('link_address')
    .set({ check_at: later(52) })
    .where('id', '=', addressId(url))
    .execute()
  const failing = { ...house.services, outbound: { request: () => Promise.reject(new Error('killed')) } }
  await assert.rejects(checkDue(failing, () => later(53)))
  assert.equal(await checkDue(house.services, () => later(53.02)), 0, 'still of the process that took it')
  assert.equal(await checkDue(house.services, () => later(53.1)), 1)
})

test('what moved for good is proposed, written by the staff as the word of the editor, and taken back', async () => {
  const [url, moved] = [of('vecchio', '/sezione'), of('nuovo', '/sezione')]
  const { id } = await organization('Traslocato', { website: url, description: `Leggi ${url}, poi vieni.` })
  await collectAddresses(house.db, now)
  answer = ({ headers }, response) =>
    headers.host?.startsWith('vecchio')
      ? void response.writeHead(301, { location: moved }).end()
      : void response.end('ok')
  await week(70)
  assert.deepEqual([(await stateOf(url))?.state, (await stateOf(url))?.moved_to], ['moved', moved])
  const { cookie } = await staff()
  assert.match(await see('/it/gestione/collegamenti?stato=moved', cookie), /Scrivi il nuovo indirizzo/)
  assert.equal((await act(url, cookie, { azione: 'cambia', indirizzo: 'javascript:alert(1)' })).status, 422)
  assert.equal((await act(url, cookie, { azione: 'cambia', indirizzo: moved })).status, 303)
  const record = async () => (await readRecord(house.db, id))?.document.organization
  assert.deepEqual(
    [(await record())?.website, (await record())?.description],
    [moved, `Leggi ${moved}, poi vieni.`],
  )
  const change = await house.db.selectFrom('link_change').select('id').executeTakeFirstOrThrow()
  const undo = () =>
    house.app.request(`/it/gestione/collegamenti/annulla/${change.id}`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams(),
    })
  assert.match((await undo()).headers.get('location') ?? '', /annullato/)
  assert.equal((await record())?.website, url)
  assert.match((await undo()).headers.get('location') ?? '', /niente/)
})

test('the staff leaves an address as it is, or tells its people once, each in their language', async () => {
  const url = of('avviso')
  const { id } = await organization('Avviso <b>', { website: url })
  const anna = await house.person({ role: 'organization_owner', organizationId: id })
  await house.db.updateTable('account').set({ lang: 'fr' }).where('id', '=', anna.id).execute()
  await collectAddresses(house.db, now)
  const { cookie } = await staff()
  await house.db.deleteFrom('event').execute()
  assert.match((await act(url, cookie, { azione: 'avvisa' })).headers.get('location') ?? '', /avvisati/)
  assert.match((await act(url, cookie, { azione: 'avvisa' })).headers.get('location') ?? '', /niente/)
  await doJobs(house)
  assert.equal(post.received.length, 1)
  assert.match(post.received[0]?.message ?? '', /ne fonctionne plus/)
  await act(url, cookie, { azione: 'ignora' })
  assert.equal((await stateOf(url))?.ignored_by?.startsWith('Persona'), true)
  assert.match(await see('/it/gestione/collegamenti?stato=ignored', cookie), /Lasciato così/)
})

test('only those who may see and decide', async () => {
  const url = of('riservato')
  const { id } = await organization('Riservato', { website: url })
  await collectAddresses(house.db, now)
  const other = await organization('Altro', {})
  const stranger = await house.person({ role: 'organization_owner', organizationId: other.id })
  for (const cookie of ['', stranger.cookie]) {
    const wanted = cookie === '' ? 401 : 403
    assert.equal((await act(url, cookie, { azione: 'ignora' })).status, wanted)
    const own = await house.app.request(`/it/area/${id}/collegamenti`, { headers: { cookie } })
    assert.equal(own.status, wanted)
  }
  assert.equal((await stateOf(url))?.ignored_at, null)
})

test('what a record names no more is forgotten', async () => {
  const url = of('tolto')
  const { id } = await organization('Tolto', { website: url })
  await collectAddresses(house.db, now)
  assert.ok(await stateOf(url))
  await house.db.updateTable('organization').set({ visibility: 'hidden' }).where('id', '=', id).execute()
  await collectAddresses(house.db, now)
  assert.equal(await stateOf(url), undefined)
})
