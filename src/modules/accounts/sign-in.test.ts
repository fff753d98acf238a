import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { insertAccount } from '../../platform/session/accounts.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { accounts } from './module.ts'
import { hashesMade, hashPassword } from './password/hash.ts'
import { setPassword } from './passwords.ts'

const PASSWORD = 'quattro mele rosse'
const QUICK = { memory: 64, passes: 1 }

let house: TestApplication
before(async () => {
  house = await testApplication([accounts], { TRUST_PROXY: '1' })
})
after(() => house.stop())

/** A person with an account whose password is PASSWORD. */
async function person(userId: string) {
  const now = new Date()
  const id = newId(now)
  await house.db.transaction().execute(async (tx) => {
    const email = `${userId}@example.org`
    await insertAccount(tx, { id, userId, email, name: `Persona ${userId}`, lang: 'it', createdAt: now })
    await setPassword(tx, id, await hashPassword(PASSWORD, QUICK), now)
  })
  return id
}

let block = 0
/** Sends the form, from a block of addresses of its own unless told. */
function enter(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const from = { 'x-forwarded-for': `10.${block >> 8}.${block++ & 255}.1` }
  const body = new URLSearchParams(fields)
  return house.app.request('/it/accedi', { method: 'POST', body, headers: { ...from, ...headers } })
}

test('a person enters by name or by e-mail, whatever the capitals', async () => {
  await person('anna.bianchi')
  for (const who of ['anna.bianchi', 'Anna.Bianchi', ' ANNA.bianchi@example.org ']) {
    const answer = await enter({ who, password: PASSWORD })
    assert.equal(answer.status, 303, who)
    assert.equal(answer.headers.get('location'), '/it/area')
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^tessuto_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/,
    )
  }
})

test('a wrong password, an unknown name and a suspended account get the same answer for the same work', async () => {
  await person('carla')
  const id = await person('sospesa')
  await house.db.updateTable('account').set({ state: 'suspended' }).where('id', '=', id).execute()
  const answers = new Set<string>()
  for (const who of ['carla', 'nessuno', 'nessuno@example.org', 'sospesa', 'carla@example.org']) {
    const made = hashesMade()
    const answer = await enter({ who, password: 'sbagliata del tutto' })
    assert.equal(answer.status, 422)
    assert.equal(hashesMade() - made, 1, `${who} costs one hash`)
    answers.add((await answer.text()).replaceAll(who, 'WHO'))
  }
  assert.equal(answers.size, 1)
})

test('the right password of a suspended account opens nothing', async () => {
  const id = await person('fermata')
  await house.db.updateTable('account').set({ state: 'suspended' }).where('id', '=', id).execute()
  assert.equal((await enter({ who: 'fermata', password: PASSWORD })).status, 422)
})

test('each sign-in makes a new token and ends the session the browser held (no fixation)', async () => {
  await person('dora')
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const first = cookieOf(await enter({ who: 'dora', password: PASSWORD }))
  const second = cookieOf(await enter({ who: 'dora', password: PASSWORD }, { cookie: first }))
  assert.notEqual(first, second)
  const planted = cookieOf(
    await enter({ who: 'dora', password: PASSWORD }, { cookie: `tessuto_session=${'A'.repeat(43)}` }),
  )
  assert.doesNotMatch(planted, /A{43}/)
  const tokens = await house.db
    .selectFrom('session')
    .select('id')
    .where('name', '=', 'Persona dora')
    .execute()
  assert.equal(tokens.length, 2, 'the first is gone')
})

test('a hash made with lesser parameters is made anew at the next sign-in', async () => {
  const id = await person('elena')
  await enter({ who: 'elena', password: PASSWORD })
  const row = await house.db
    .selectFrom('account_password')
    .select('hash')
    .where('account_id', '=', id)
    .executeTakeFirst()
  assert.match(row?.hash ?? '', /^\$argon2id\$v=19\$m=32768,t=3,p=1\$/)
  assert.equal((await enter({ who: 'elena', password: PASSWORD })).status, 303)
})

test('of a hundred guesses at once five are checked, from wherever the right one comes', async () => {
  await person('franca')
  const made = hashesMade()
  const headers = { 'x-forwarded-for': '192.0.2.9' }
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) => enter({ who: 'franca', password: `indovino ${at}` }, headers)),
  )
  assert.equal(answers.filter(({ status }) => status === 429).length, 95)
  assert.equal(hashesMade() - made, 5)
  const refused = await enter({ who: 'franca', password: PASSWORD }, headers)
  assert.equal(refused.status, 429, 'waiting, also with the right one')
  assert.ok(Number(refused.headers.get('retry-after')) >= 20)
  assert.equal(
    (await enter({ who: 'franca', password: PASSWORD })).status,
    303,
    'strangers do not lock the owner out',
  )
})

test('after signing in one goes only to a page of this site', async () => {
  await person('gina')
  const go = async (verso: string) =>
    (await enter({ who: 'gina', password: PASSWORD, verso })).headers.get('location')
  assert.equal(await go('/fr/enti?q=avocat'), '/fr/enti?q=avocat')
  for (const verso of [
    'https://evil.example',
    '//evil.example',
    '/it//evil.example',
    '/\\evil.example',
    '/it/../..//evil.example',
  ])
    assert.equal(await go(verso), '/it/area', verso)
})

test('fields that the form does not have change nothing', async () => {
  const id = await person('hilda')
  await enter({
    who: 'hilda',
    password: PASSWORD,
    role: 'system_admin',
    state: 'suspended',
    secondFactor: 'true',
    account_id: newId(),
  })
  const account = await house.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(account.state, 'active')
  assert.deepEqual(
    await house.db.selectFrom('role_grant').select('id').where('account_id', '=', id).execute(),
    [],
  )
  const session = await house.db
    .selectFrom('session')
    .select('second_factor_at')
    .where('account_id', '=', id)
    .executeTakeFirst()
  assert.equal(session?.second_factor_at, null)
})

test('another site cannot sign anybody in', async () => {
  await person('ines')
  const forged = await enter({ who: 'ines', password: PASSWORD }, { 'sec-fetch-site': 'cross-site' })
  assert.equal(forged.status, 403)
  assert.equal(forged.headers.get('set-cookie'), null)
})
