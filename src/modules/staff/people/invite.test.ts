import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { insertGrant } from '../../../platform/session/role-grants.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { doJobs, openPostOffice, type PostOffice } from '../../../platform/testing/post-office.ts'
import { adminAccount } from './admin-account.ts'
import { giveInvitedRole } from './invite.ts'
import { remindRoles } from './remind.ts'

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

const ask = (path: string, cookie = '', form?: Record<string, string>) =>
  house.app.request(`/it${path}`, {
    headers: { cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })

/** The invitation in the last mail, and what is done when it is accepted with a new account. */
async function accept(userId: string) {
  const message = (post.received.at(-1)?.message ?? '').replace(/=\r\n/g, '')
  const [, link = ''] = /volontariato\.example\/\w\w(\/invito\/[\w-]{43})/.exec(message) ?? []
  const form = { userId, name: `Persona ${userId}`, password: 'quattro mele rosse' }
  const answer = await ask(`${link}/nuovo`, '', form)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/it/account/sicurezza')
  return { message, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
}
const grantsOf = (userId: string) =>
  house.db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select(['role', 'granted_by'])
    .where('user_id', '=', userId)
    .execute()

test('an administrator invites by mail; whoever accepts holds the role once, and it waits for the second factor', async () => {
  const anna = await house.person({ role: 'territory_admin' })
  const form = { email: 'bruna@example.org', role: 'web_editor', lang: 'it' }
  assert.equal((await ask('/gestione/persone/invita', anna.cookie, form)).status, 303)
  await doJobs(house)
  const { message, cookie } = await accept('bruna')
  assert.match(message, /Redazione web/)
  assert.deepEqual(await grantsOf('bruna'), [{ role: 'web_editor', granted_by: anna.name }])
  assert.equal((await ask('/gestione/parole', cookie)).status, 403, 'not before the second factor')
  const log = await house.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'in', ['staff.invited', 'staff.granted'])
    .execute()
  assert.equal(log.length, 2)
})

test('only who gives roles invites, and not to a role for a body', async () => {
  const form = { email: 'x@example.org', role: 'web_editor', lang: 'it' }
  const system = await house.person({ role: 'system_admin' })
  assert.equal((await ask('/gestione/persone/invita', system.cookie, form)).status, 403)
  assert.equal((await ask('/gestione/persone/invita', '', form)).status, 401)
  const anna = await house.person({ role: 'territory_admin' })
  const owner = { ...form, role: 'organization_owner' }
  assert.equal((await ask('/gestione/persone/invita', anna.cookie, owner)).status, 422)
})

test('an open invitation is listed and taken back: its link is good for nothing', async () => {
  const anna = await house.person({ role: 'territory_admin' })
  const page = '/gestione/persone/invita'
  await ask(page, anna.cookie, { email: 'ritirata@example.org', role: 'web_editor', lang: 'it' })
  await doJobs(house)
  const message = (post.received.at(-1)?.message ?? '').replace(/=\r\n/g, '')
  const [, link = ''] = /volontariato\.example\/\w\w(\/invito\/[\w-]{43})/.exec(message) ?? []
  const shown = await (await ask(page, anna.cookie)).text()
  assert.match(shown, /ritirata@example\.org/)
  const [, path = ''] = /\/it(\/gestione\/persone\/invita\/[\w-]+\/ritira)/.exec(shown) ?? []
  const system = await house.person({ role: 'system_admin' })
  assert.equal((await ask(path, system.cookie, {})).status, 403)
  assert.equal((await ask(path, anna.cookie, {})).status, 303)
  assert.equal((await ask(link)).status, 410)
  assert.equal((await ask(path, anna.cookie, {})).status, 404)
})

test("another module's invitation gives no role of the staff", async () => {
  const account = await house.person()
  for (const purpose of [{}, { staffRole: 'organization_owner', invitedBy: 'x' }, { organizationId: 'x' }])
    await house.db.transaction().execute((tx) => giveInvitedRole(tx, { account, purpose, now: new Date() }))
  const grants = await house.db
    .selectFrom('role_grant')
    .select('id')
    .where('account_id', '=', account.id)
    .execute()
  assert.deepEqual(grants, [])
})

test('whoever holds a role that ends soon is told once, in time, by whom it was given', async () => {
  const { id, name } = await house.person()
  const now = new Date()
  const validTo = new Date(now.getTime() + 20 * 86_400_000)
  await house.db
    .transaction()
    .execute((tx) =>
      insertGrant(tx, id, { role: 'urp_operator' }, { grantedBy: 'Capo Ufficio', now, validTo }),
    )
  const morning = async (days: number) => {
    post.received.length = 0
    await remindRoles(house.db, new Date(now.getTime() + days * 86_400_000))
    await doJobs(house)
    return post.received.map(({ message }) => message.replace(/=\r\n/g, ''))
  }
  await doJobs(house)
  assert.deepEqual(await morning(1), [], `too early for ${name}`)
  const [letter, ...others] = await morning(7)
  assert.match(letter ?? '', /Capo Ufficio/)
  assert.deepEqual([others, await morning(8)], [[], []])
})

test('tessuto admin-account invites the first administrator', async () => {
  const said: string[] = []
  const command = (...positionals: string[]) =>
    adminAccount.run({
      config: house.services.config,
      modules: house.services.modules,
      values: {},
      positionals,
      services: async () => house.services,
      print: (line) => said.push(line),
      error: (line) => said.push(line),
      ask: async (_question, { safe }) => safe,
    })
  assert.equal(await command('not an address'), 2)
  assert.equal(await command('carlo@example.org'), 0)
  assert.match(said.join('\n'), /carlo@example\.org/)
  await doJobs(house)
  await accept('carlo')
  assert.equal((await grantsOf('carlo'))[0]?.role, 'territory_admin')
})

test('who lost telephone and codes gets a fresh start from an administrator: out everywhere, logged, told', async () => {
  const anna = await house.person({ role: 'territory_admin' })
  const bruno = await house.person({ role: 'web_editor' })
  const now = new Date()
  const secret = Buffer.alloc(48)
  await house.db
    .insertInto('totp')
    .values({ account_id: bruno.id, secret, confirmed_at: now, created_at: now })
    .execute()
  const reset = (cookie: string, id: string) => ask(`/gestione/persone/${id}/secondo-controllo`, cookie, {})
  assert.equal((await reset(bruno.cookie, anna.id)).status, 403)
  assert.equal((await reset(anna.cookie, anna.id)).status, 409, 'not one’s own')
  assert.equal((await reset(anna.cookie, bruno.id)).status, 303)
  assert.deepEqual(
    await house.db.selectFrom('totp').select('account_id').where('account_id', '=', bruno.id).execute(),
    [],
  )
  assert.equal((await ask('/account', bruno.cookie)).status, 401)
  const line = await house.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', bruno.id)
    .executeTakeFirst()
  assert.equal(line?.action, 'staff.factor_reset')
  await doJobs(house)
  assert.match(post.received.at(-1)?.message ?? '', /secondo controllo/)
})
