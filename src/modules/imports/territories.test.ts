import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../modules.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { jobs } from './jobs.ts'

const COLUMNS = { taxCode: '0', name: '1', municipality: '2', email: '3' }
const HEADER = 'Codice fiscale;Denominazione;Comune;Email'
const FIRENZE = '92070250482;CORO DI FIRENZE;FIRENZE;prima@example.org'

let house: TestApplication
let chief = ''
let prato = ''
before(async () => {
  house = await testApplication(MODULES)
  chief = (await house.person({ role: 'chief_editor' })).cookie
  prato = (await house.person({ role: 'register_officer', territory: '100005' })).cookie
})
after(() => house.stop())

async function ask(path: string, cookie: string, body?: URLSearchParams | FormData) {
  const answer = await house.app.request(path, { ...(body && { method: 'POST', body }), headers: { cookie } })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}
const send = async (path: string, cookie: string, fields: Record<string, string> = {}) => {
  const answer = await ask(path, cookie, new URLSearchParams(fields))
  const events = await house.db
    .deleteFrom('event')
    .where('name', '=', 'job:imports.run')
    .returning('payload')
    .execute()
  for (const { payload } of events) await jobs.run?.run(house.services, payload)
  return answer
}
/** Uploads a list and runs it; the address of the import. */
async function bring(cookie: string, ...rows: string[]): Promise<string> {
  const body = new FormData()
  body.set('elenco', new File([[HEADER, ...rows].join('\n')], 'elenco.csv'))
  body.set('fonte', 'Elenco di prova')
  const { location } = await ask('/it/gestione/importazioni', cookie, body)
  assert.match(location, /^\/it\/gestione\/importazioni\/[0-9a-f-]{36}$/)
  await send(`${location}/colonne`, cookie, COLUMNS)
  await send(`${location}/importa`, cookie)
  return location
}
const record = (name: string) =>
  house.db.selectFrom('organization').select(['id', 'email']).where('name', '=', name).executeTakeFirst()

test('of a list only the rows of one’s territory are written; the others are told row by row', async () => {
  await bring(chief, FIRENZE)
  const page = await bring(
    prato,
    ';CORO DI PRATO;PRATO;prato@example.org',
    ';BANDA DI VAIANO;VAIANO;',
    ';CIRCOLO DI NESSUN LUOGO;;',
    '92070250482;CORO DI FIRENZE;PRATO;dopo@example.org',
    '92070250482;CORO DI FIRENZE;;dopo@example.org',
  )
  assert.ok(await record('Coro di Prato'))
  assert.equal(await record('Banda di Vaiano'), undefined)
  assert.equal(await record('Circolo di Nessun Luogo'), undefined)
  assert.equal((await record('Coro di Firenze'))?.email, 'prima@example.org')
  assert.match((await ask(page, prato)).text, /Il tuo ruolo vale per: Prato\./)
  const { text } = await ask(`${page}/righe.csv`, prato)
  assert.match(text, /BANDA DI VAIANO;VAIANO;.*È un ente di Vaiano/)
  assert.match(text, /CIRCOLO DI NESSUN LUOGO.*Manca il comune/)
  assert.equal(text.match(/CORO DI FIRENZE.*ha la sede fuori dal territorio/g)?.length, 2)
})

test('no choice sent by hand joins a row to a record of elsewhere', async () => {
  await bring(chief, FIRENZE)
  await bring(prato, ';MISERICORDIA DEL BORGO;PRATO;')
  const page = await bring(prato, ';BORGO MISERICORDIA DEL;PRATO;altra@example.org')
  assert.match((await ask(page, prato)).text, /Righe da decidere/)
  const firenze = await record('Coro di Firenze')
  await send(`${page}/decisioni`, prato, { 'riga-1': firenze?.id ?? '' })
  assert.equal((await record('Coro di Firenze'))?.email, 'prima@example.org')
  assert.match((await ask(`${page}/righe.csv`, prato)).text, /ha la sede fuori dal territorio/)
})

test('an import is seen, run and undone by who keeps all its places; what moved away since stays', async () => {
  const page = await bring(prato, ';ORTO UNO;PRATO;', ';ORTO DUE;PRATO;')
  const everywhere = await bring(chief, ';ORTO TRE;PRATO;')
  const vaiano = (await house.person({ role: 'web_editor', territory: '100007' })).cookie
  const province = (await house.person({ role: 'web_editor', territory: '100' })).cookie
  for (const [path, cookie] of [
    [page, vaiano],
    [everywhere, prato],
  ] as const) {
    for (const part of ['', '/righe.csv']) assert.equal((await ask(`${path}${part}`, cookie)).status, 403)
    for (const part of ['colonne', 'importa', 'decisioni', 'annulla'])
      assert.equal((await send(`${path}/${part}`, cookie, { conferma: 'si', ...COLUMNS })).status, 403)
  }
  const listed = async (cookie: string) => {
    const { text } = await ask('/it/gestione/importazioni', cookie)
    return [page, everywhere].map((path) => text.includes(path))
  }
  assert.deepEqual(await listed(vaiano), [false, false])
  assert.deepEqual(await listed(province), [true, false])
  assert.deepEqual(await listed(chief), [true, true])
  const moved = (await record('Orto Due'))?.id ?? ''
  await sql`update location set istat_code = '048017' where organization_id = ${moved}`.execute(house.db)
  assert.equal((await send(`${page}/annulla`, province, { conferma: 'si' })).status, 303)
  assert.deepEqual([await record('Orto Uno'), (await record('Orto Due'))?.id], [undefined, moved])
  assert.match((await ask(page, prato)).text, /1 scheda è stata modificata nel frattempo/)
})
