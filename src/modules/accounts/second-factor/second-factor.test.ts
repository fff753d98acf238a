import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { SESSION_COOKIE } from '../../../platform/session/session.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { personWith } from '../../../platform/testing/person.ts'
import { staff } from '../../staff/module.ts'
import { territory } from '../../territory/module.ts'
import { accounts } from '../module.ts'
import { hashPassword } from '../password/hash.ts'
import { setPassword } from '../passwords.ts'
import { totpSealing } from './check.ts'
import { codeAt, stepOf } from './totp.ts'
import { MOST_TRIES } from './tries.ts'

const PASSWORD = 'tre gatti sul tetto'

let house: TestApplication
let hash: string
before(async () => {
  house = await testApplication([accounts, territory, staff])
  hash = await hashPassword(PASSWORD)
})
after(() => house.stop())

const ask = (path: string, form?: Record<string, string>, cookie = '') =>
  house.app.request(`/it${path}`, {
    headers: { cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/** Somebody who entered by password alone; with `admin`, who holds a role of the staff. */
async function someone({ admin = false } = {}) {
  const person = await personWith(house.db, admin ? [{ role: 'territory_admin' }] : [])
  await setPassword(house.db, person.id, hash, new Date())
  await sql`update session set second_factor_at = null where account_id = ${person.id}`.execute(house.db)
  const { email } = await house.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  return { ...person, email }
}

/** The code that the person's application shows, `later` steps from now. */
async function code(id: string, later = 0): Promise<string> {
  const row = await house.db
    .selectFrom('totp')
    .select('secret')
    .where('account_id', '=', id)
    .executeTakeFirstOrThrow()
  const secret = totpSealing(house.services).open(row.secret) ?? Buffer.alloc(0)
  return codeAt(secret, stepOf(new Date()) + later)
}

/** Sets the codes up; returns the recovery codes and the cookie afterwards. */
async function setUp(person: { id: string; cookie: string }) {
  await ask('/account/sicurezza/codici', undefined, person.cookie)
  const done = await ask('/account/sicurezza/codici', { code: await code(person.id, -1) }, person.cookie)
  assert.equal(done.status, 200)
  const codes = [...(await done.text()).matchAll(/<code>([a-z0-9-]{14})<\/code>/g)].map(
    ([, one]) => one ?? '',
  )
  return { codes, cookie: cookieOf(done) }
}

/** Gives the right password; returns the address of the page that asks the code. */
async function password(email: string): Promise<string> {
  const answer = await ask('/accedi', { who: email, password: PASSWORD })
  const location = answer.headers.get('location') ?? ''
  assert.match(location, /^\/it\/accedi\/codice\/[\w-]{43}$/)
  return location.slice(3)
}

test('who sets the codes up in a session that just proved the password works at once, with a new cookie', async () => {
  const person = await someone({ admin: true })
  assert.equal((await ask('/gestione/registro', undefined, person.cookie)).status, 403)
  const { codes, cookie } = await setUp(person)
  assert.equal(new Set(codes).size, 10)
  assert.match(cookie, new RegExp(`^${SESSION_COOKIE}=`))
  assert.equal((await ask('/gestione/registro', undefined, cookie)).status, 200)
  assert.equal((await ask('/gestione/registro', undefined, person.cookie)).status, 401)
})

test('staff without a second factor are led to set one up after signing in', async () => {
  const { email } = await someone({ admin: true })
  const answer = await ask('/accedi', { who: email, password: PASSWORD, verso: '/it/gestione' })
  assert.equal(answer.headers.get('location'), '/it/account/sicurezza')
  const page = await ask('/account/sicurezza', undefined, cookieOf(answer))
  assert.match(await page.text(), /Ancora un passo per lavorare sul portale/)
})

test('after the password the code lets in, once: the same code again is refused', async () => {
  const person = await someone({ admin: true })
  await setUp(person)
  const [first, second] = [await password(person.email), await password(person.email)]
  const now = await code(person.id)
  const entered = await ask(first, { code: now })
  assert.equal(entered.headers.get('location'), '/it/gestione')
  assert.equal((await ask('/gestione/registro', undefined, cookieOf(entered))).status, 200)
  assert.equal((await ask(second, { code: now })).status, 422)
  assert.equal(
    (await ask(first, { code: await code(person.id, 1) })).headers.get('location'),
    '/it/accedi?fatto=scaduto',
  )
})

test('of five who send the same code at once, one enters', async () => {
  const person = await someone()
  await setUp(person)
  await sql`delete from second_factor_tries`.execute(house.db)
  const steps: string[] = []
  for (let n = 0; n < 5; n++) steps.push(await password(person.email))
  const now = await code(person.id)
  const answers = await Promise.all(steps.map((step) => ask(step, { code: now })))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
})

test('after five wrong codes a right one must wait too, in a new sign-in and after a restart', async () => {
  const person = await someone()
  await setUp(person)
  const first = await password(person.email)
  for (let n = 0; n < MOST_TRIES - 1; n++) assert.equal((await ask(first, { code: '000000' })).status, 422)
  const next = await password(person.email)
  assert.equal((await ask(next, { code: '000000' })).status, 422)
  assert.equal((await ask(next, { code: await code(person.id) })).status, 429)
  await sql`update second_factor_tries set since = since - interval '16 minutes'`.execute(house.db)
  assert.equal((await ask(next, { code: await code(person.id) })).status, 303)
})

test('a recovery code lets in once, however it is typed, and its letters are nowhere in the database', async () => {
  const person = await someone()
  const { codes } = await setUp(person)
  const [one = ''] = codes
  const typed = ` ${one.toUpperCase().replaceAll('-', ' ')}`
  assert.equal((await ask(await password(person.email), { code: typed })).status, 303)
  assert.equal((await ask(await password(person.email), { code: one })).status, 422)
  const rows = await house.db.selectFrom('recovery_code').selectAll().execute()
  assert.ok(rows.every(({ code_hash: kept }) => !kept.toString('latin1').includes(one.slice(0, 4))))
})

test('the secret is not in the database as it is', async () => {
  const person = await someone()
  await ask('/account/sicurezza/codici', undefined, person.cookie)
  const { secret } = await house.db
    .selectFrom('totp')
    .select('secret')
    .where('account_id', '=', person.id)
    .executeTakeFirstOrThrow()
  const plain = totpSealing(house.services).open(secret)
  assert.equal(plain?.length, 20)
  assert.equal(secret.includes(plain ?? ''), false)
})

test('who only has the password of somebody with a second factor can neither replace nor remove it', async () => {
  const person = await someone()
  const { cookie } = await setUp(person)
  await sql`update session set second_factor_at = null where account_id = ${person.id}`.execute(house.db)
  for (const [path, form] of [
    ['/account/sicurezza/codici', { code: '123456' }],
    ['/account/sicurezza/codici/togli', { password: PASSWORD }],
    ['/account/sicurezza/recupero', {}],
    ['/account/sicurezza/passkey/nuova/opzioni', {}],
  ] as const)
    assert.equal((await ask(path, form, cookie)).status, 403, path)
})

test('removing the codes asks the password again', async () => {
  const person = await someone()
  const { cookie } = await setUp(person)
  const remove = (typed: string) => ask('/account/sicurezza/codici/togli', { password: typed }, cookie)
  assert.equal((await remove('sbagliata sbagliata')).status, 422)
  assert.equal((await ask('/account/sicurezza', undefined, cookie)).status, 200)
  assert.equal((await remove(PASSWORD)).headers.get('location'), '/it/account/sicurezza?fatto=tolto')
  const answer = await ask('/accedi', { who: person.email, password: PASSWORD })
  assert.equal(answer.headers.get('location'), '/it/area')
})

test('a screen left open cannot be used to change how the account is entered', async () => {
  const person = await someone()
  await sql`update session set proved_at = now() - interval '1 hour' where account_id = ${person.id}`.execute(
    house.db,
  )
  const answer = await ask('/account/sicurezza/codici', undefined, person.cookie)
  assert.equal(
    answer.headers.get('location'),
    '/it/account/sicurezza/conferma?verso=%2Fit%2Faccount%2Fsicurezza%2Fcodici',
  )
  const proved = await ask(
    '/account/sicurezza/conferma',
    { password: PASSWORD, verso: '//evil.example/' },
    person.cookie,
  )
  assert.equal(proved.headers.get('location'), '/it/account/sicurezza')
  assert.equal((await ask('/account/sicurezza/codici', undefined, person.cookie)).status, 200)
})

test('nobody sees or removes the passkey of somebody else', async () => {
  const [anna, bruno] = [await someone(), await someone()]
  const id = '0199e000-0000-7000-8000-000000000001'
  await sql`insert into passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
    values (${id}, ${anna.id}, 'abc', 'x', 0, '{}', 'chiave di Anna', now())`.execute(house.db)
  const path = `/account/sicurezza/passkey/${id}/togli`
  assert.equal((await ask(path, undefined, bruno.cookie)).status, 404)
  assert.equal((await ask(path, { password: PASSWORD }, bruno.cookie)).status, 404)
  assert.equal((await house.db.selectFrom('passkey').select('id').execute()).length, 1)
  await sql`update session set second_factor_at = now() where account_id = ${anna.id}`.execute(house.db)
  assert.equal((await ask(path, { password: PASSWORD }, anna.cookie)).status, 303)
  assert.equal((await house.db.selectFrom('passkey').select('id').execute()).length, 0)
})
