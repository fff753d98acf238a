import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { findAccountByEmail } from '../../platform/session/accounts.ts'
import { forgetOld } from './forget.ts'
import { hashesMade } from './password/hash.ts'
import { byMail, PASSWORD } from './testing/by-mail.ts'

const { house, post, open, send, register, work, lastLetter, member } = byMail()

test('a person registers, confirms by mail and enters; opening the link, as scanners do, changes nothing', async () => {
  assert.equal((await register('rosa')).headers.get('location'), '/it/registrati?fatto')
  await work()
  const { link, to } = lastLetter()
  assert.deepEqual(to, ['rosa@example.org'])
  assert.equal((await send('/it/accedi', { who: 'rosa', password: PASSWORD })).status, 422, 'not yet')
  for (const _ of [1, 2, 3]) assert.equal((await open(link)).status, 200)
  assert.equal(await findAccountByEmail(house().db, 'rosa@example.org'), undefined)
  assert.equal((await send(link, {})).status, 303)
  assert.equal((await send(link, {})).status, 410, 'once')
  assert.equal((await send('/it/accedi', { who: 'rosa', password: PASSWORD })).status, 303)
})

test('a known address gets the same answer for the same work, takes the user id too, and its owner a mail', async () => {
  await member('nota')
  const tries: [number, string | null, number][] = []
  for (const [userId, email] of [
    ['prova1', 'nuova@example.org'],
    ['prova2', 'NOTA@example.org'],
  ] as const) {
    const made = hashesMade()
    const { status, headers } = await register(userId, email)
    tries.push([status, headers.get('location'), hashesMade() - made])
    assert.equal((await register(userId, 'altra@example.org')).status, 422, `${userId} is taken now`)
  }
  assert.deepEqual(tries[0], tries[1])
  await work()
  const { to, message } = lastLetter()
  assert.deepEqual(to, ['nota@example.org'])
  assert.match(message, /gi=C3=A0 un account: nota/)
  assert.doesNotMatch(message, /[\w-]{43}/, 'no link that opens anything')
})

test('a user id that is taken comes with free ones; unfit ids, names and passwords say what to do', async () => {
  await member('presa')
  const page = await (await register('presa', 'due@example.org')).text()
  assert.match(page, /presa2/)
  assert.match(page, /value="due@example.org"/)
  assert.doesNotMatch(page, new RegExp(PASSWORD), 'the password is never sent back')
  for (const fields of [
    { userId: 'аnna' },
    { userId: 'admin' },
    { name: 'Anna\u202etxt' },
    { name: '\u0000\u200b' },
    { name: '1234' },
    { password: 'qwerty123456' },
    { password: 'corta' },
    { email: 'a@example.org\r\nBcc: b@example.org' },
    { email: 'a@example.org, b@example.org' },
  ])
    assert.equal((await register('libera', 'libera@example.org', fields)).status, 422, JSON.stringify(fields))
})

test('names are kept composed, and fields the form has not are ignored', async () => {
  await register('zoe', 'zoe@example.org', {
    name: ' Zoe\u0308   Été ',
    state: 'active',
    role: 'system_admin',
    id: 'x',
  })
  const row = await house()
    .db.selectFrom('account_registration')
    .selectAll()
    .where('user_id', '=', 'zoe')
    .executeTakeFirstOrThrow()
  assert.equal(row.name, 'Zoë Été')
  assert.equal(await findAccountByEmail(house().db, 'zoe@example.org'), undefined)
})

test('a forgotten password: one link, one hour, once; it ends every session and tells the owner', async () => {
  const account = await member('olga')
  const entered = await send('/it/accedi', { who: 'olga', password: PASSWORD })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await send('/it/invito/x', {}, { cookie })).status, 410, 'in')
  const hostile = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
  await send('/it/password-dimenticata', { who: 'olga' }, hostile)
  await work()
  const { link, message } = lastLetter()
  assert.doesNotMatch(message, /evil/, 'the host asked for does not come into the mail')
  for (const _ of [1, 2]) assert.equal((await open(link)).status, 200)
  assert.equal((await send(link, { password: 'corta' })).status, 422)
  assert.equal((await send(link, { password: 'cinque pere verdi' })).status, 303)
  assert.equal((await send(link, { password: 'sei banane gialle' })).status, 410)
  assert.equal((await send('/it/invito/x', {}, { cookie })).status, 401, 'the session is ended')
  assert.equal((await send('/it/accedi', { who: 'olga', password: PASSWORD })).status, 422)
  assert.equal((await send('/it/accedi', { who: 'olga', password: 'cinque pere verdi' })).status, 303)
  await work()
  assert.ok(post().received.some(({ message }) => /password.*cambiata|La_password/.test(message)))
  await send('/it/password-dimenticata', { who: 'olga' })
  await work()
  await house()
    .db.updateTable('account_link')
    .set({ expires_at: new Date() })
    .where('account_id', '=', account.id)
    .execute()
  assert.equal((await open(lastLetter().link)).status, 410, 'an hour later')
})

test('asking for a link answers the same for everybody, and sends to accounts only', async () => {
  await member('sara')
  post().received.splice(0)
  const answers = new Set<string>()
  for (const who of ['sara', 'sara@example.org', 'nessuno', 'nessuno@example.org']) {
    const answer = await send('/it/password-dimenticata', { who })
    answers.add(`${answer.status} ${answer.headers.get('location')}`)
    assert.equal((await house().db.selectFrom('event').select('id').execute()).length, 1, 'the same work')
    await work()
  }
  assert.equal(answers.size, 1)
  assert.equal(post().received.length, 2)
})

test('one mailbox gets five such mails an hour at most, whoever asks', async () => {
  await member('tina')
  post().received.splice(0)
  for (const _ of Array(9)) await send('/it/password-dimenticata', { who: 'tina' })
  await work()
  assert.ok(post().received.length <= 5 && post().received.length > 0, `${post().received.length}`)
})

test('a sign-in from a new place or device is told by mail, the first and the known ones are not', async () => {
  await member('vera')
  post().received.splice(0)
  const from = (ip: string, agent: string) =>
    send('/it/accedi', { who: 'vera', password: PASSWORD }, { 'x-forwarded-for': ip, 'user-agent': agent })
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
  await from('198.51.100.7', firefox)
  await from('198.51.100.99', firefox)
  await work()
  assert.equal(post().received.length, 0)
  await from('203.0.113.5', firefox)
  await work()
  assert.match(lastLetter().message, /Firefox, Windows/)
  assert.match(lastLetter().message, /203\.0\.113\.0\/24/)
})

test('every mail has text and HTML, one recipient, no picture, in each of the six languages', async () => {
  for (const lang of LANGUAGES) {
    await register(`lingua.${lang}`, `lingua.${lang}@example.org`, {}, lang)
    await work()
    const { to, message } = lastLetter()
    assert.equal(to.length, 1)
    assert.match(message, /^Content-Type: text\/plain/m)
    assert.match(message, /^Content-Type: text\/html/m)
    assert.doesNotMatch(message, /<img|<script|background=|\ssrc=/)
    assert.match(message, new RegExp(`/${lang}/registrati/[\\w-]{43}`))
  }
})

test('no token is kept clear anywhere, and what is old is forgotten', async () => {
  const account = await member('yara')
  await send('/it/password-dimenticata', { who: 'yara' })
  const waiting = await house().db.selectFrom('event').select('payload').execute()
  assert.doesNotMatch(JSON.stringify(waiting), /[\w-]{43}/)
  await work()
  await register('dimenticata')
  await forgetOld(house().db, new Date(Date.now() + 8 * 86_400_000))
  assert.deepEqual(await house().db.selectFrom('account_registration').select('id').execute(), [])
  assert.deepEqual(await house().db.selectFrom('account_link').select('id').execute(), [])
  assert.equal((await findAccountByEmail(house().db, 'yara@example.org'))?.id, account.id)
})

test('of two who use the same link at once, one sets the password', async () => {
  await member('zelda')
  await send('/it/password-dimenticata', { who: 'zelda' })
  await work()
  const { link } = lastLetter()
  const answers = await Promise.all(
    ['cinque pere verdi', 'sei banane gialle', 'sette limoni gialli'].map((password) =>
      send(link, { password }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 410, 410])
})
