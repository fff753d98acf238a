import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { findAccountByEmail } from '../../../platform/session/accounts.ts'
import { SESSION_COOKIE } from '../../../platform/session/session.ts'
import { staff } from '../../staff/module.ts'
import { territory } from '../../territory/module.ts'
import { byMailWith, PASSWORD } from '../testing/by-mail.ts'
import { CLIENT, type ForeignService, openForeignService, walkThrough } from '../testing/foreign-service.ts'

const PORTAL = 'https://volontariato.example'
const folder = mkdtempSync(join(tmpdir(), 'tessuto-oidc-'))
const SETTINGS = join(folder, 'services.json')

let service: ForeignService
before(async () => {
  service = await openForeignService([`${PORTAL}/accedi/con/prova/ritorno`])
  writeFileSync(join(folder, 'secret'), `${CLIENT.secret}\n`)
  const prova = {
    name: 'prova',
    issuer: service.issuer,
    clientId: CLIENT.id,
    secretFile: join(folder, 'secret'),
    label: 'Prova ID',
    secondFactor: { acr: ['high'] },
  }
  const down = { ...prova, name: 'spento', issuer: 'http://127.0.0.1:9' }
  writeFileSync(SETTINGS, JSON.stringify([prova, down]))
})
const { house, open, send, work, post, lastLetter, member, enter } = byMailWith(
  { SIGN_IN_WITH: SETTINGS },
  territory,
  staff,
)
after(async () => {
  await service.stop()
  rmSync(folder, { recursive: true })
})

const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
const locationOf = (answer: Response): string => answer.headers.get('location') ?? ''

/** Goes to the service and comes back, up to the page that takes the answer; not opened yet. */
async function goAndReturn({ cookie = '', verso = '' } = {}) {
  const left = await open(`/it/accedi/con/prova?verso=${encodeURIComponent(verso)}`, { cookie })
  assert.equal(left.status, 303)
  const back = await walkThrough(locationOf(left), PORTAL)
  const language = await open(back, {})
  assert.equal(language.status, 303)
  const jar = [cookie, cookieOf(left)].filter((one) => one !== '').join('; ')
  return { path: locationOf(language), cookie: jar }
}

/** Comes back for the first time and opens an account with what the service said. */
async function newcomer(sub: string) {
  service.person = { sub, name: `Persona ${sub}`, email: `${sub}@example.org`, email_verified: true }
  const { path, cookie } = await goAndReturn()
  assert.equal(locationOf(await open(path, { cookie })), '/it/accedi/conferma')
  const form = { name: `Persona ${sub}`, email: `${sub}@example.org` }
  const opened = await send('/it/accedi/conferma', form, { cookie })
  assert.equal(opened.status, 303)
  return { cookie: cookieOf(opened) }
}

/** Somebody known comes in again; where they land. */
async function comeAgain(options: { cookie?: string; verso?: string } = {}) {
  const { path, cookie } = await goAndReturn(options)
  return open(path, { cookie })
}

test('a new person confirms name and address, has an account, and enters with one click from then on', async () => {
  service.person = { sub: 'nora', name: 'Nora Neri', email: 'nora@example.org', email_verified: true }
  assert.match(
    await (await open('/it/accedi?verso=/it/area')).text(),
    /accedi\/con\/prova\?verso=%2Fit%2Farea/,
  )
  const { path, cookie } = await goAndReturn()
  assert.equal(locationOf(await open(path, { cookie })), '/it/accedi/conferma')
  const page = await (await open('/it/accedi/conferma', { cookie })).text()
  assert.match(page, /value="Nora Neri"/)
  assert.equal(await findAccountByEmail(house().db, 'nora@example.org'), undefined, 'opening changes nothing')
  const opened = await send('/it/accedi/conferma', { name: 'Nora N.', email: 'nora@example.org' }, { cookie })
  assert.equal(locationOf(opened), '/it/area')
  assert.match(await (await open('/it/account', { cookie: cookieOf(opened) })).text(), /Nora N\./)
  const again = await comeAgain({ verso: '/fr/enti?q=avocat' })
  assert.equal(locationOf(again), '/fr/enti?q=avocat')
  assert.match(cookieOf(again), new RegExp(`^${SESSION_COOKIE}=[\\w-]{43}$`))
  service.person = { sub: 'nora-2', name: 'Nora N.', email: 'nora.2@example.org', email_verified: true }
  assert.equal(locationOf(await comeAgain()), '/it/accedi/conferma', 'another person of the same service')
})

test('an address that the service did not prove is proved by mail first; the account then opens', async () => {
  service.person = { sub: 'omar', name: 'Omar', email: 'omar@example.org', email_verified: false }
  const { path, cookie } = await goAndReturn()
  await open(path, { cookie })
  const sent = await send('/it/accedi/conferma', { name: 'Omar', email: 'omar@example.org' }, { cookie })
  assert.equal(locationOf(sent), '/it/registrati?fatto')
  assert.equal(await findAccountByEmail(house().db, 'omar@example.org'), undefined)
  await work()
  assert.equal((await send(lastLetter().link, {})).status, 303)
  assert.equal(locationOf(await comeAgain()), '/it/area')
})

test('an address known here, not proved there, gets nobody in and is not told: its owner gets a mail', async () => {
  const owner = await member('paola')
  service.person = { sub: 'thief', name: 'Ladro', email: 'paola@example.org', email_verified: false }
  const { path, cookie } = await goAndReturn()
  await open(path, { cookie })
  assert.doesNotMatch(
    await (await open('/it/accedi/conferma', { cookie })).text(),
    /già un account con il tuo/,
  )
  post().received.splice(0)
  const form = { name: 'Ladro', email: 'paola@example.org' }
  assert.equal(locationOf(await send('/it/accedi/conferma', form, { cookie })), '/it/registrati?fatto')
  await work()
  assert.match(lastLetter().message, /ha provato a registrarsi/)
  assert.deepEqual(await identitiesOf(owner.id), [])
})

test('a proved address known here asks the password once; linking is a button, told by mail, then one click', async () => {
  const { id } = await member('quinto')
  service.person = { sub: 'q-42', name: 'Quinto', email: 'quinto@example.org', email_verified: true }
  const { path, cookie } = await goAndReturn()
  const arrived = await open(path, { cookie })
  assert.equal(locationOf(arrived), '/it/accedi/conferma')
  assert.equal(arrived.headers.get('set-cookie'), null, 'an e-mail alone lets nobody in')
  assert.match(await (await open('/it/accedi/conferma', { cookie })).text(), /già un account con il tuo/)
  const forced = await send('/it/accedi/conferma', { name: 'Q', email: 'quinto@example.org' }, { cookie })
  assert.equal(locationOf(forced), '/it/accedi?fatto=identita')
  const inside = await enter('quinto')
  const both = { cookie: `${cookie}; ${inside.cookie}` }
  assert.match(await (await open('/it/account/sicurezza/identita/nuova', both)).text(), /Quinto/)
  assert.deepEqual(await identitiesOf(id), [], 'opening changes nothing')
  const linked = await send('/it/account/sicurezza/identita/nuova', {}, both)
  assert.equal(locationOf(linked), '/it/account/sicurezza?fatto=collegato')
  assert.deepEqual(await identitiesOf(id), ['q-42'])
  await work()
  assert.match(lastLetter().message, /Un altro modo di entrare/)
  assert.equal(locationOf(await comeAgain()), '/it/area')
})

test('linking asks a session that proved itself; unlinking asks the password', async () => {
  const { id } = await member('rita')
  const inside = await enter('rita')
  service.person = { sub: 'r-7', name: 'Rita R.' }
  const { path, cookie } = await goAndReturn({ cookie: inside.cookie })
  assert.equal(locationOf(await open(path, { cookie })), '/it/account/sicurezza/identita/nuova')
  await sql`update session set proved_at = now() - interval '1 hour' where account_id = ${id}`.execute(
    house().db,
  )
  assert.match(locationOf(await send('/it/account/sicurezza/identita/nuova', {}, { cookie })), /\/conferma\?/)
  await sql`update session set proved_at = now() where account_id = ${id}`.execute(house().db)
  await send('/it/account/sicurezza/identita/nuova', {}, { cookie })
  assert.match(await (await open('/it/account/sicurezza', inside)).text(), /Rita R\./)
  const [row] = await house()
    .db.selectFrom('account_identity')
    .select('id')
    .where('subject', '=', 'r-7')
    .execute()
  const unlink = (password: string, who = inside) =>
    send(`/it/account/sicurezza/identita/${row?.id}/togli`, { password }, who)
  await member('altro')
  assert.equal((await unlink(PASSWORD, await enter('altro'))).status, 404, 'not of somebody else')
  assert.equal((await unlink('sbagliata del tutto')).status, 422)
  assert.equal((await unlink(PASSWORD)).status, 303)
  assert.deepEqual(await identitiesOf(id), [])
})

test('the same answer again, another state, another nonce, another issuer or a stolen code open nothing', async () => {
  await newcomer('sara')
  const refusedAt = async (path: string, cookie: string) => {
    const answer = await open(path, { cookie })
    assert.equal(answer.status, 422, path)
    assert.equal(answer.headers.get('set-cookie'), null)
  }
  const first = await goAndReturn()
  assert.equal((await open(first.path, first)).status, 303)
  await refusedAt(first.path, first.cookie)
  const other = await goAndReturn()
  await refusedAt(other.path.replace(/state=it-.{6}/, 'state=it-AAAAAA'), other.cookie)
  const nonce = await goAndReturn()
  await sql`update identity_attempt set nonce = 'another' where returned_at is null`.execute(house().db)
  await refusedAt(nonce.path, nonce.cookie)
  const mixed = await goAndReturn()
  await refusedAt(mixed.path.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fevil.example'), mixed.cookie)
  const [victim, thief] = [await goAndReturn(), await goAndReturn()]
  await refusedAt(victim.path, '')
  await refusedAt(victim.path, thief.cookie)
  const own = await goAndReturn()
  const stolen = new URL(victim.path, PORTAL).searchParams.get('code') ?? ''
  await refusedAt(own.path.replace(/code=[^&]*/, `code=${stolen}`), own.cookie)
})

test('an answer for another site, of another issuer, too old, unsigned or signed by another opens nothing', async (t) => {
  await newcomer('silvio')
  t.after(() => {
    service.forging = undefined
  })
  const { privateKey: foreign } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  for (const forging of [
    { claims: { aud: 'another-site' }, key: service.key },
    { claims: { iss: 'https://evil.example' }, key: service.key },
    { claims: { exp: 1_000_000_000, iat: 999_999_000 }, key: service.key },
    { key: foreign },
    { key: undefined },
  ]) {
    service.forging = forging
    const answer = await comeAgain()
    assert.equal(answer.status, 422, JSON.stringify(forging.claims))
    assert.equal(answer.headers.get('set-cookie'), null)
  }
  service.forging = { key: service.key }
  assert.equal(locationOf(await comeAgain()), '/it/area')
})

test('after coming back one goes only to a page of this site', async () => {
  await newcomer('tina')
  for (const verso of ['https://evil.example', '//evil.example', '/\\evil.example', '/it//evil.example'])
    assert.equal(locationOf(await comeAgain({ verso })), '/it/area', verso)
})

test('a suspended account does not enter through another service either', async () => {
  await newcomer('ugo')
  await sql`update account set state = 'suspended' where email = 'ugo@example.org'`.execute(house().db)
  const answer = await comeAgain()
  assert.equal(answer.status, 422)
  assert.equal(answer.headers.get('set-cookie'), null)
})

test('for staff the service counts as second factor only when it says what the installation asks', async () => {
  await newcomer('vera')
  const account = await findAccountByEmail(house().db, 'vera@example.org')
  await sql`insert into role_grant (id, account_id, role, granted_by)
    values (gen_random_uuid(), ${account?.id}, 'territory_admin', 'test')`.execute(house().db)
  const register = async (answer: Response) =>
    (await open('/it/gestione/registro', { cookie: cookieOf(answer) })).status
  const plain = await comeAgain()
  assert.equal(locationOf(plain), '/it/account/sicurezza')
  assert.equal(await register(plain), 403)
  service.person = { ...service.person, acr: 'low' }
  assert.equal(await register(await comeAgain()), 403)
  service.person = { ...service.person, acr: 'high' }
  assert.equal(await register(await comeAgain()), 200)
})

test('who set up codes is asked for one after coming back', async () => {
  const { cookie } = await newcomer('wanda')
  await open('/it/account/sicurezza/codici', { cookie })
  await sql`update totp set confirmed_at = now()`.execute(house().db)
  const answer = await comeAgain()
  assert.match(locationOf(answer), /^\/it\/accedi\/codice\/[\w-]{43}$/)
  assert.equal(answer.headers.get('set-cookie'), null)
})

test('a service that does not answer is said, with other ways; one that is not set up is not there', async () => {
  const answer = await open('/it/accedi/con/spento')
  assert.equal(answer.status, 503)
  assert.match(await answer.text(), /Prova ID non risponde.*href="\/it\/accedi"/s)
  assert.equal((await open('/it/accedi/con/altro')).status, 404)
})

test('leaving is leaving here: the person is not sent to the service', async () => {
  const { cookie } = await newcomer('zoe')
  assert.match(locationOf(await send('/it/esci', {}, { cookie })), /^\/it/)
  assert.equal((await open('/it/account', { cookie })).status, 401)
})

const identitiesOf = async (id: string): Promise<string[]> =>
  (
    await house().db.selectFrom('account_identity').select('subject').where('account_id', '=', id).execute()
  ).map(({ subject }) => subject)
