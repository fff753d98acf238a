import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAccountByEmail } from '../../platform/session/accounts.ts'
import { grantRole, inviteAccount } from './api.ts'
import { byMail, PASSWORD } from './testing/by-mail.ts'

const { house, open, send, work, lastLetter, member } = byMail()

test('an invited person opens an account by the link and enters at once, with what a module promised and nothing else', async () => {
  const purpose = { kind: 'test', role: 'urp_operator' }
  const invite = (email: string) =>
    house()
      .db.transaction()
      .execute((tx) =>
        inviteAccount(
          tx,
          { email, lang: 'fr', invitedBy: 'Anna\r\nBcc: x@evil.example', reason: 'le guichet', purpose },
          new Date(),
        ),
      )
  await invite('ospite@example.org')
  await work()
  const { link, message } = lastLetter()
  assert.doesNotMatch(message, /^Bcc:/m)
  assert.match(link, /^\/fr\/invito\//)
  assert.equal((await open(link)).status, 200)
  const fields = {
    userId: 'ospite',
    name: 'Ospite Nuova',
    password: PASSWORD,
    email: 'altra@example.org',
    role: 'system_admin',
  }
  const answer = await send(`${link}/nuovo`, fields)
  assert.equal(answer.status, 303)
  assert.match(answer.headers.get('set-cookie') ?? '', /^tessuto_session=/)
  const account = await findAccountByEmail(house().db, 'ospite@example.org')
  assert.equal(account?.lang, 'fr')
  assert.equal((await send(`${link}/nuovo`, { ...fields, userId: 'ospite2' })).status, 410)
  assert.deepEqual(
    await house()
      .db.selectFrom('role_grant')
      .select('id')
      .where('account_id', '=', account?.id ?? '')
      .execute(),
    [],
  )
})

test('somebody with an account accepts with it, by the button only', async () => {
  const account = await member('wanda')
  await house()
    .db.transaction()
    .execute((tx) =>
      inviteAccount(
        tx,
        { email: 'w@example.org', lang: 'it', invitedBy: 'Anna', reason: 'lo sportello', purpose: 1 },
        new Date(),
      ),
    )
  await work()
  const acceptedBy = async () =>
    (
      await house()
        .db.selectFrom('account_invitation')
        .select('accepted_by')
        .where('email', '=', 'w@example.org')
        .executeTakeFirstOrThrow()
    ).accepted_by
  const { link } = lastLetter()
  assert.equal((await send(link, {})).status, 401)
  const entered = await send('/it/accedi', { who: 'wanda', password: PASSWORD, verso: link })
  assert.equal(entered.headers.get('location'), link)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.equal((await open(link, { cookie })).status, 200)
  assert.equal(await acceptedBy(), null, 'opening changes nothing')
  assert.equal((await send(link, {}, { cookie })).status, 303)
  assert.equal(await acceptedBy(), account.id)
  assert.equal((await send(link, {}, { cookie })).status, 410, 'once')
  const again = { accepted_at: null, accepted_by: null, expires_at: new Date() }
  await house().db.updateTable('account_invitation').set(again).where('email', '=', 'w@example.org').execute()
  assert.equal((await open(link, { cookie })).status, 410, 'a week later')
  assert.equal((await send(link, {}, { cookie })).status, 410)
})

test('a role granted counts at the next request and is written in the log', async () => {
  const account = await member('ugo')
  const id = await house()
    .db.transaction()
    .execute((tx) =>
      grantRole(tx, account.id, { role: 'urp_operator' }, { by: { name: 'Capo' }, now: new Date() }),
    )
  const entry = await house()
    .db.selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'accounts.role_granted')
    .executeTakeFirst()
  assert.deepEqual(entry?.after, { role: 'urp_operator', grant: id })
})
