import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { insertGrant } from '../../../platform/session/role-grants.ts'
import { byMail, PASSWORD } from '../testing/by-mail.ts'

let kept = ''
const { house, post, open, send, register, work, lastLetter, member, enter } = byMail({
  name: 'prova',
  keepsAccount: async (_tx, id) => (id === kept ? 'accounts.remove_roles' : undefined),
})

test('a person changes name and language; the name shows at once, other fields change nothing', async () => {
  const { id } = await member('nora')
  const here = await enter('nora')
  const form = {
    name: ' Nora  Nuova ',
    lang: 'fr',
    state: 'suspended',
    user_id: 'altra',
    email: 'x@example.org',
  }
  assert.equal((await send('/it/account/dati', form, here)).status, 303)
  const account = await findAccount(house().db, id)
  assert.deepEqual(
    [account?.name, account?.lang, account?.userId, account?.email, account?.state],
    ['Nora Nuova', 'fr', 'nora', 'nora@example.org', 'active'],
  )
  assert.match(await (await open('/it/account?fatto=profile', here)).text(), /Nora Nuova/)
  assert.equal((await send('/it/account/dati', { name: '\u200b', lang: 'xx' }, here)).status, 422)
})

test('a new password needs the old one, ends the other sessions and is told by mail', async () => {
  await member('otto')
  const [here, there] = [await enter('otto'), await enter('otto')]
  const change = (oldPassword: string, password: string) =>
    send('/it/account/password', { oldPassword, password }, here)
  assert.equal((await change('sbagliata davvero', 'cinque pere verdi')).status, 422)
  assert.equal((await change(PASSWORD, 'corta')).status, 422)
  await work()
  post().received.splice(0)
  assert.equal((await change(PASSWORD, 'cinque pere verdi')).status, 303)
  assert.equal((await open('/it/account', here)).status, 200)
  assert.equal((await open('/it/account', there)).status, 401)
  await work()
  assert.deepEqual(lastLetter().to, ['otto@example.org'])
  assert.equal((await send('/it/accedi', { who: 'otto', password: PASSWORD })).status, 422)
  for (const at of [1, 2, 3, 4, 5, 6])
    assert.ok([422, 429].includes((await change(`indovino ${at} volte`, 'sei banane gialle')).status))
  assert.equal((await change('cinque pere verdi', 'sei banane gialle')).status, 429, 'too many guesses wait')
})

test('a new address counts once its link is used, and the old one is told', async () => {
  const { id } = await member('pia')
  const here = await enter('pia')
  const address = async () => (await findAccount(house().db, id))?.email
  assert.equal((await send('/it/account/email', { email: 'nuova.pia@example.org' }, here)).status, 303)
  await work()
  const { link, to } = lastLetter()
  assert.deepEqual(to, ['nuova.pia@example.org'])
  for (const _ of [1, 2]) assert.equal((await open(link)).status, 200)
  assert.equal(await address(), 'pia@example.org', 'opening changes nothing')
  assert.equal((await send(link, {})).status, 303)
  assert.equal((await send(link, {})).status, 410, 'once')
  assert.equal(await address(), 'nuova.pia@example.org')
  await work()
  assert.deepEqual(lastLetter().to, ['pia@example.org'])
})

test('an address that has an account gets no link, and the asker the same answer', async () => {
  await member('quinta')
  const { id } = await member('remo')
  const here = await enter('remo')
  const answer = await send('/it/account/email', { email: 'QUINTA@example.org' }, here)
  assert.equal(answer.headers.get('location'), '/it/account?fatto=email_sent')
  await work()
  assert.deepEqual(lastLetter().to, ['quinta@example.org'])
  assert.equal(lastLetter().link, '')
  assert.equal((await findAccount(house().db, id))?.email, 'remo@example.org')
})

test('an address is not changed from a screen left open: the password comes first', async () => {
  const { id } = await member('sveva')
  const here = await enter('sveva')
  await house()
    .db.updateTable('session')
    .set({ proved_at: new Date(Date.now() - 11 * 60_000) })
    .where('account_id', '=', id)
    .execute()
  post().received.splice(0)
  const answer = await send('/it/account/email', { email: 'altra@example.org' }, here)
  assert.match(answer.headers.get('location') ?? '', /sicurezza\/conferma/)
  await work()
  assert.equal(post().received.length, 0)
})

test('one session is ended alone, and nobody ends those of others', async () => {
  const { id } = await member('tito')
  await member('ugo')
  const [here, there] = [await enter('tito'), await enter('tito')]
  const stranger = await enter('ugo')
  const sessions = await house().db.selectFrom('session').select('id').where('account_id', '=', id).execute()
  for (const session of sessions) await send(`/it/account/accessi/${session.id}/chiudi`, {}, stranger)
  assert.equal((await open('/it/account', there)).status, 200)
  const page = await (await open('/it/account', here)).text()
  const [, other] = /accessi\/([\w-]{36})\/chiudi/.exec(page) ?? []
  assert.equal((await send(`/it/account/accessi/${other}/chiudi`, {}, here)).status, 303)
  assert.equal((await open('/it/account', there)).status, 401)
  assert.equal((await open('/it/account', here)).status, 200)
})

test('my data come as a file, without secrets and without those of others', async () => {
  await member('viola')
  await member('walter')
  const answer = await open('/it/account/dati.json', await enter('viola'))
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const text = await answer.text()
  const { about, kept } = JSON.parse(text)
  assert.equal(about.email, 'viola@example.org')
  const tables: string[] = kept.map(({ table }: { table: string }) => table)
  for (const table of ['account', 'session', 'known_device']) assert.ok(tables.includes(table), table)
  assert.doesNotMatch(text, /argon2|hash|secret|walter/)
})

test('why, how long and what becomes of my data is said in the language of the page', async () => {
  await member('vanda')
  const cookie = await enter('vanda')
  const said = async (lang: string) => {
    const { basis, kept } = await (await open(`/${lang}/account/dati.json`, cookie)).json()
    const device = kept.find(({ table }: { table: string }) => table === 'known_device')
    return [basis, device.purpose, device.kept, device.erasure].join(' ')
  }
  assert.match(await said('it'), /interesse pubblico.*posto nuovo.*180 giorni dall’ultimo uso.*eliminato/)
  assert.match(await said('ru'), /общественных интересах.*с нового места.*180 дней после.*удаляется/)
  const words = await Promise.all(LANGUAGES.map(said))
  assert.equal(new Set(words).size, LANGUAGES.length)
})

test('a removed account leaves an id: no name, no address, no way in, no role', async () => {
  const { id } = await member('zita')
  const here = await enter('zita')
  const { db } = house()
  const now = new Date()
  await db
    .transaction()
    .execute((tx) => insertGrant(tx, id, { role: 'urp_operator' }, { grantedBy: 'prova', now }))
  assert.equal((await send('/it/account/elimina', { password: 'non questa qui' }, here)).status, 422)
  assert.equal((await send('/it/account/elimina', { password: PASSWORD }, here)).status, 303)
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.state, 'removed')
  assert.doesNotMatch(JSON.stringify(row), /zita/i)
  assert.equal((await open('/it/account', here)).status, 401)
  assert.equal((await send('/it/accedi', { who: 'zita', password: PASSWORD })).status, 422)
  const grant = await db
    .selectFrom('role_grant')
    .select('valid_to')
    .where('account_id', '=', id)
    .executeTakeFirst()
  assert.ok(grant?.valid_to)
  for (const table of ['account_password', 'known_device', 'account_link', 'session'] as const)
    assert.deepEqual(
      await db.selectFrom(table).select('account_id').where('account_id', '=', id).execute(),
      [],
      table,
    )
  const log = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'accounts.removed')
    .executeTakeFirst()
  assert.deepEqual([log?.actor_id, log?.subject_id], [id, id])
  assert.doesNotMatch(JSON.stringify(log), /zita/i)
  assert.equal((await register('zita')).status, 303, 'name and address are free again')
})

test('an account that a module must keep stays whole, and its owner reads why', async () => {
  const { id } = await member('anchise')
  kept = id
  const here = await enter('anchise')
  const refused = await send('/it/account/elimina', { password: PASSWORD }, here)
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /I tuoi ruoli finiscono/)
  assert.equal((await open('/it/account', here)).status, 200)
})
