import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { jobs } from './jobs.ts'

let site: TestApplication
let headers: { cookie: string }
before(async () => {
  site = await testApplication(MODULES)
  headers = await site.as('web_editor')
})
after(() => site.stop())

const LIST = [
  'Codice fiscale;Denominazione;Comune;Email',
  '92070250482;CIAOLAPO <B>ONLUS</B>;PRATO;info@ciaolapo.example',
  '123;=CASA DEL SOLE;PRATO;',
  ';FRATERNITA DI MISERICORDIA DI VAIANO;VAIANO;',
  ';MISERICORDIA VAIANO FRATERNITA;VAIANO;',
].join('\n')

async function upload(content: string | Uint8Array<ArrayBuffer>, name = 'elenco.csv') {
  const body = new FormData()
  body.set('elenco', new File([content], name))
  body.set('fonte', 'Elenco di prova')
  body.set('autorita', 'import')
  return site.app.request('/it/gestione/importazioni', { method: 'POST', headers, body })
}
const show = async (path: string) => (await site.app.request(path, { headers })).text()
const send = (path: string, form: Record<string, string>) =>
  site.app.request(path, { method: 'POST', headers, body: new URLSearchParams(form) })
const work = async () => {
  const events = await site.db
    .deleteFrom('event')
    .where('name', '=', 'job:imports.run')
    .returning('payload')
    .execute()
  for (const { payload } of events) await jobs.run?.run(site.services, payload)
}

test('an operator uploads a list, tries it, imports it, settles a row, downloads the errors and undoes it all', async () => {
  const page = (await upload(LIST)).headers.get('location') ?? ''
  assert.match(page, /^\/it\/gestione\/importazioni\/[0-9a-f-]{36}$/)
  assert.match(await show(page), /Che cosa c’è in ogni colonna/)

  const columns = { taxCode: '0', name: '1', municipality: '2', email: '3' }
  assert.equal((await send(`${page}/colonne`, columns)).headers.get('location'), page)
  const running = await site.app.request(page, { headers })
  assert.equal(running.headers.get('refresh'), '5')
  await work()
  const tried = await show(page)
  assert.match(tried, /Questa era una prova/)
  assert.match(tried, /non ha 11 cifre/)

  await send(`${page}/importa`, {})
  await work()
  const asked = await show(page)
  const candidate = /name="riga-4" value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="riga-4"/.exec(
    asked,
  )
  const chosen =
    candidate?.[1] ?? candidate?.[2] ?? /([0-9a-f]{8}-[0-9a-f-]{27})" [^>]*checked/.exec(asked)?.[1] ?? ''
  assert.ok(chosen, 'the row to decide offers the record')
  await send(`${page}/decisioni`, { 'riga-4': chosen })
  assert.doesNotMatch(await show(page), /Righe da decidere/)

  const csv = await show(`${page}/righe.csv`)
  assert.match(csv, /'=CASA DEL SOLE;PRATO;.*non ha 11 cifre/)

  assert.equal((await send(`${page}/annulla`, {})).status, 422)
  await send(`${page}/annulla`, { conferma: 'si' })
  await work()
  assert.match(await show(page), /Annullata/)
  const left = await site.db.selectFrom('organization').select('id').execute()
  assert.deepEqual(left, [])
})

test('a list whose name cannot be kept as it is comes under the rest of it', async () => {
  const page = (await upload(LIST, 'elen\0co.csv')).headers.get('location') ?? ''
  assert.match(await show(page), /elenco\.csv/)
})

test('a file that is no list is refused beside its field, in the language of the page', async () => {
  const refused = await upload('%PDF-1.7', 'elenco.csv')
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /È un PDF/)
})

test('a list sent three times at once is taken three times', async () => {
  const sent = await Promise.all([upload(LIST), upload(LIST), upload(LIST)])
  assert.deepEqual(
    sent.map(({ status }) => status),
    [303, 303, 303],
  )
})

test('every page of an import can be read in six languages', async () => {
  const page = (await upload(LIST)).headers.get('location') ?? ''
  for (const lang of ['it', 'en', 'fr', 'zh', 'ar', 'ru']) {
    const there = await site.app.request(page.replace('/it/', `/${lang}/`), { headers })
    assert.equal(there.status, 200)
    const list = await site.app.request(`/${lang}/gestione/importazioni`, { headers })
    assert.equal(list.status, 200)
  }
})

test('nobody but those who keep the data comes in, whether the import exists or not', async () => {
  const page = (await upload(LIST)).headers.get('location') ?? ''
  const owner = await site.as('organization_owner')
  for (const path of [page, '/it/gestione/importazioni/00000000-0000-7000-8000-000000000000']) {
    assert.equal((await site.app.request(path)).status, 401)
    assert.equal((await site.app.request(path, { headers: owner })).status, 403)
  }
})
