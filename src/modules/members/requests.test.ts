import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../platform/testing/post-office.ts'
import { sharesName } from '../directory/api.ts'
import { maskedAddress } from './code.ts'

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
  await house.db.deleteFrom('event').execute()
  post.received.splice(0)
})

type Person = { id: string; name: string; cookie: string }
const plant = async (name: string, email: string | null = 'sede@ente.example') => {
  const id = newId()
  const slug = `ente-${id}`
  await house.db.insertInto('organization').values({ id, name, slug, email }).execute()
  return { id, slug }
}
const send = (path: string, { cookie }: Pick<Person, 'cookie'>, fields: Record<string, string> = {}) =>
  house.app.request(`/it${path}`, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
const see = async (path: string, { cookie }: Pick<Person, 'cookie'>) => {
  const answer = await house.app.request(`/it${path}`, { headers: { cookie } })
  return { status: answer.status, text: await answer.text() }
}
/** Asks for a record and returns the path of the request. */
const claim = async (slug: string, who: Person, modo = 'code', nota = '') =>
  (await send(`/enti/${slug}/gestisci`, who, { modo, nota })).headers.get('location')?.slice(3) ?? ''
const codes = async () => {
  await doJobs(house)
  return post.received.map(({ to, message }) => ({
    to,
    who: /Persona \d+/.exec(message)?.[0] ?? '',
    code: /=C3=A8 (\w{4}-\w{4})/.exec(message.replace(/=\r\n/g, ''))?.[1] ?? '',
  }))
}
const roles = (organizationId: string) =>
  house.db
    .selectFrom('role_grant')
    .select(['account_id', 'role'])
    .where('organization_id', '=', organizationId)
    .where('valid_to', 'is', null)
    .execute()

test('the code goes to the address on record only; typed right it makes an owner, once', async () => {
  const { id, slug } = await plant('Banda del codice')
  const anna = await house.person()
  assert.match((await see(`/enti/${slug}/gestisci`, anna)).text, /s•••@ente\.example/)
  const path = await claim(slug, anna)
  const [letter] = await codes()
  assert.deepEqual(letter?.to, ['sede@ente.example'])
  await see(path, anna)
  assert.deepEqual(await roles(id), [], 'opening changes nothing')
  const typed = { codice: letter?.code.toLowerCase().replace('-', ' ') ?? '' }
  assert.equal(
    (await send(`${path}/codice`, anna, typed)).headers.get('location'),
    '/it/area?fatto=responsabile',
  )
  assert.deepEqual(await roles(id), [{ account_id: anna.id, role: 'organization_owner' }])
  assert.equal((await send(`${path}/codice`, anna, typed)).status, 422)
})

test('five tries count, however many come at once; after them the right code is no good', async () => {
  const { id, slug } = await plant('Banda indovinata')
  const anna = await house.person()
  const path = await claim(slug, anna)
  const [letter] = await codes()
  await Promise.all(Array.from({ length: 20 }, () => send(`${path}/codice`, anna, { codice: 'AAAA-AAAA' })))
  const row = await house.db
    .selectFrom('membership_request')
    .select('tries')
    .where('organization_id', '=', id)
    .executeTakeFirst()
  assert.equal(row?.tries, 5)
  assert.equal((await send(`${path}/codice`, anna, { codice: letter?.code ?? '' })).status, 422)
  assert.deepEqual(await roles(id), [])
})

test('a code is good for who asked for it, and nobody sees the request of another', async () => {
  const { id, slug } = await plant('Banda mia')
  const [anna, bruno] = [await house.person(), await house.person()]
  const path = await claim(slug, anna)
  const [letter] = await codes()
  const typed = { codice: letter?.code ?? '' }
  for (const [where, fields] of [
    ['/codice', typed],
    ['/ritira', {}],
    ['/invia', {}],
  ] as const)
    assert.equal((await send(`${path}${where}`, bruno, fields)).status, 403, where)
  assert.equal((await see(path, bruno)).status, 403)
  const other = await claim(slug, bruno)
  assert.equal((await send(`${other}/codice`, bruno, typed)).status, 422)
  assert.deepEqual(await roles(id), [])
})

test('of two who prove it at once one is the owner, the other waits for a decision', async () => {
  const { id, slug } = await plant('Banda contesa')
  const [anna, bruno] = [await house.person(), await house.person()]
  const paths = [await claim(slug, anna), await claim(slug, bruno)]
  const sent = await codes()
  const codeOf = ({ name }: Person) => sent.find(({ who }) => who === name)?.code ?? ''
  const answers = await Promise.all([
    send(`${paths[0]}/codice`, anna, { codice: codeOf(anna) }),
    send(`${paths[1]}/codice`, bruno, { codice: codeOf(bruno) }),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  )
  assert.equal((await roles(id)).length, 1)
  const states = await house.db
    .selectFrom('membership_request')
    .select('state')
    .where('organization_id', '=', id)
    .orderBy('state')
    .execute()
  assert.deepEqual(
    states.map(({ state }) => state),
    ['granted', 'waiting'],
  )
})

test('without an address the answer is the same; a mailbox gets three codes a day', async () => {
  const silent = await plant('Banda muta', null)
  const anna = await house.person()
  const path = await claim(silent.slug, anna)
  assert.match((await see(path, anna)).text, /Se nella scheda c’è un indirizzo/)
  assert.deepEqual(await codes(), [])
  const { slug } = await plant('Banda assediata', 'assedio@ente.example')
  for (let n = 0; n < 5; n++) assert.match(await claim(slug, await house.person()), /richieste/)
  assert.equal((await codes()).length, 3)
})

test('owners are told of a claim; an editor decides by a document, undoes it, never their own', async () => {
  const { id, slug } = await plant('Banda con padrona')
  const owner = await house.person({ role: 'organization_owner', organizationId: id })
  const anna = await house.person({ role: 'web_editor' })
  const path = await claim(slug, anna, 'document', 'Sono <script>alert(1)</script>')
  const desk = path.replace('/area', '/gestione')
  await doJobs(house)
  const told = await house.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', owner.id)
    .executeTakeFirst()
  assert.deepEqual(
    post.received.map(({ to }) => to[0]),
    [told?.email],
  )
  assert.equal((await send(desk, anna, { azione: 'approve', testo: 'sono io' })).status, 409)
  const operator = await house.person({ role: 'urp_operator' })
  const page = await see(desk, operator)
  assert.ok(page.text.includes('Sono &lt;script>') && !page.text.includes('<script>alert'))
  assert.equal((await send(desk, operator, { azione: 'approve', testo: '' })).status, 409)
  assert.equal((await send(desk, operator, { azione: 'approve', testo: 'verbale visto' })).status, 303)
  assert.equal((await roles(id)).length, 2)
  assert.equal((await send(`${desk}/annulla`, operator)).status, 303)
  assert.deepEqual(await roles(id), [{ account_id: owner.id, role: 'organization_owner' }])
  assert.equal((await send(desk, await house.person(), { azione: 'approve', testo: 'x' })).status, 403)
})

test('the code of a letter shows once to the desk, and an earlier one is void', async () => {
  const { id, slug } = await plant('Banda per posta')
  const anna = await house.person()
  const path = await claim(slug, anna, 'letter')
  const print = async () => {
    const operator = await house.person({ role: 'urp_operator' })
    const answer = await send(`${path.replace('/area', '/gestione')}/lettera`, operator)
    return />([A-Z2-9]{4}-[A-Z2-9]{4})</.exec(await answer.text())?.[1] ?? ''
  }
  const [first, second] = [await print(), await print()]
  assert.equal((await send(`${path}/codice`, anna, { codice: first })).status, 422)
  assert.equal((await send(`${path}/codice`, anna, { codice: second })).status, 303)
  assert.equal((await roles(id)).length, 1)
})

test('a new organisation waits for the editors, is public when approved, and can be handed in again', async () => {
  const anna = await house.person()
  const fields = {
    codice: '80007720271',
    nome: 'Filarmonica <i>Nuovissima</i>',
    tipo: 'aps',
    comune: '100005',
    email: 'info@nuova.example',
  }
  const types = await send('/area/nuovo', anna, fields)
  assert.equal(types.headers.get('location'), '/it/area?fatto=registrato', await types.text())
  const row = await house.db
    .selectFrom('membership_request')
    .select(['id', 'organization_id'])
    .where('account_id', '=', anna.id)
    .executeTakeFirst()
  const { id = '', organization_id: organization = '' } = row ?? {}
  const visible = async () =>
    (
      await house.db
        .selectFrom('organization')
        .select('visibility')
        .where('id', '=', organization)
        .executeTakeFirst()
    )?.visibility
  assert.equal(await visible(), 'draft')
  const desk = `/gestione/iscrizioni/${id}`
  const editor = await house.person({ role: 'web_editor' })
  assert.equal((await send(desk, anna, { azione: 'approve' })).status, 403)
  assert.equal((await send(desk, editor, { azione: 'return' })).status, 409)
  assert.equal((await send(desk, editor, { azione: 'return', testo: 'Manca la via' })).status, 303)
  assert.match((await see(`/area/richieste/${id}`, anna)).text, /Manca la via/)
  await send(`/area/richieste/${id}/invia`, anna)
  assert.equal((await send(desk, editor, { azione: 'approve' })).status, 303)
  assert.equal(await visible(), 'public')
  await send(`${desk}/annulla`, editor)
  assert.equal(await visible(), 'draft')
  const again = await send('/area/nuovo', await house.person(), fields)
  assert.equal(again.status, 409)
  assert.doesNotMatch(await again.text(), /Nuovissima/, 'what is not public stays so')
})

test('who registers a name that looks like one elsewhere is asked, and the editors are told', async () => {
  const anna = await house.person()
  const { slug } = await plant('Auser Verde Insieme')
  const fields = { nome: 'Аuser Verde Insieme', tipo: 'aps', comune: '100005', email: 'info@altra.example' }
  const asked = await (await send('/area/nuovo', anna, fields)).text()
  assert.ok(asked.includes(`/it/enti/${slug}`))
  await send('/area/nuovo', anna, { ...fields, nessuno: '1' })
  const row = await house.db
    .selectFrom('membership_request')
    .select('id')
    .where('account_id', '=', anna.id)
    .executeTakeFirst()
  const page = await see(`/gestione/iscrizioni/${row?.id}`, await house.person({ role: 'web_editor' }))
  assert.match(page.text, /Guarda bene questo nome/)
  assert.ok(page.text.includes(`/it/enti/${slug}`))
})

test('a wrong tax code is refused, a known one leads to its record, an alike name is asked about', async () => {
  const anna = await house.person()
  assert.equal((await see('/area/nuovo?codice=80007720272', anna)).status, 422)
  assert.match((await see('/area/nuovo?codice=8000%207720271', anna)).text, /già registrato un ente/)
  assert.ok(sharesName('Associazione Amici di Galciana ODV', 'AMICI DI GALCIANA'))
  assert.ok(!sharesName('Associazione Amici del Cuore', 'Associazione Coro Verdi'))
  assert.equal(maskedAddress('segreteria@pec.example.org'), 'se•••@pec.example.org')
})
