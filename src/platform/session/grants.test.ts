import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../http/actor.ts'
import { can, canFor, canSomewhere, holds } from '../http/policy.ts'
import { newId } from '../ids.ts'
import { assemble } from '../modules.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { personWith } from '../testing/person.ts'
import { enterByLink, makeEntryLink } from './entry-link.ts'
import { findActor, openSession, SESSION_HOURS } from './session.ts'

const modules = assemble([
  {
    name: 'prova',
    permissions: { 'prova.edit': ['organization_editor', 'chief_editor'], 'prova.log': ['territory_admin'] },
  },
])

let house: TestDatabase
before(async () => {
  house = await testDatabase()
})
after(() => house.stop())

const actorWith = async (cookie: string): Promise<Actor | undefined> =>
  findActor(house.db, modules, cookie.split('=')[1] ?? '', new Date())

test('a role for a body counts for that body only', async () => {
  const [mine, other] = [newId(), newId()]
  await house.db.insertInto('organization').values({ id: mine, name: 'Coro', slug: 'coro' }).execute()
  const { cookie } = await personWith(house.db, [{ role: 'organization_editor', organizationId: mine }])
  const actor = await actorWith(cookie)
  const edit = canFor<string>('prova.edit', (organizationId) => ({ organizationId }))
  assert.deepEqual([edit(actor, mine), edit(actor, other), edit(undefined, mine)], [true, false, false])
  assert.deepEqual(
    [can('prova.edit')(actor, undefined), canSomewhere('prova.edit')(actor, undefined)],
    [false, true],
  )
})

test('a role for a territory counts there only, one without counts everywhere', async () => {
  const there = await actorWith(
    (await personWith(house.db, [{ role: 'chief_editor', territory: '100005' }])).cookie,
  )
  const everywhere = await actorWith((await personWith(house.db, [{ role: 'chief_editor' }])).cookie)
  const holdIn = (actor: Actor | undefined, ...territories: string[]) =>
    holds(actor, 'prova.edit', { territories })
  assert.deepEqual([holdIn(there, '100005', '100', '09'), holdIn(there, '100006', '100')], [true, false])
  assert.deepEqual([holdIn(everywhere, '100006'), can('prova.edit')(there, undefined)], [true, false])
})

test('staff roles count only once the second factor was given', async () => {
  const { id } = await personWith(house.db, [{ role: 'territory_admin' }])
  const owner = { accountId: id, name: 'Anna', device: 'Firefox', addressBlock: '127.0.0.0/24' }
  const enter = async (secondFactor: boolean) =>
    actorWith(`x=${await openSession(house.db, { ...owner, secondFactor }, new Date())}`)
  assert.equal((await enter(false))?.permissions.size, 0)
  assert.equal((await enter(true))?.permissions.has('prova.log'), true)
})

test('a grant that ended, or has not begun, and an account that was stopped give nothing', async () => {
  const { id, cookie } = await personWith(house.db, [{ role: 'territory_admin' }])
  const may = async () => (await actorWith(cookie))?.permissions.has('prova.log')
  assert.equal(await may(), true)
  await sql`update role_grant set valid_from = now() + interval '1 day' where account_id = ${id}`.execute(
    house.db,
  )
  assert.equal(await may(), false)
  await sql`update role_grant set valid_from = now() - interval '2 days', valid_to = now() - interval '1 day'
    where account_id = ${id}`.execute(house.db)
  assert.equal(await may(), false)
  await sql`update account set state = 'suspended' where id = ${id}`.execute(house.db)
  assert.equal(await actorWith(cookie), undefined)
})

test('who entered by a link acts for no body', async () => {
  const now = new Date()
  const roles = ['organization_editor'] as const
  const link = await makeEntryLink(house.db, { name: 'Prova', roles, now })
  const actor = await actorWith(`x=${await enterByLink(house.db, link, now)}`)
  assert.deepEqual([actor?.grants, actor?.hasAccount], [[], false])
})

test('the database refuses a body role without a body, and a staff role with one', async () => {
  await assert.rejects(personWith(house.db, [{ role: 'organization_owner' }]), /check/)
  await assert.rejects(personWith(house.db, [{ role: 'chief_editor', organizationId: newId() }]), /check/)
})

test('a session ends twelve hours after it was last seen, and three days after it began', async () => {
  const { id } = await personWith(house.db, [])
  const began = new Date('2026-11-22T08:00:00Z')
  const owner = { accountId: id, name: 'Anna', device: 'Firefox', addressBlock: '127.0.0.0/24' }
  const token = await openSession(house.db, { ...owner, secondFactor: false }, began)
  const isOpen = async (hours: number) =>
    (await findActor(house.db, modules, token, new Date(began.getTime() + hours * 3_600_000))) !== undefined
  assert.deepEqual([await isOpen(0), await isOpen(12.1)], [true, false])
  for (let hours = 11; hours < SESSION_HOURS; hours += 11) assert.equal(await isOpen(hours), true, `${hours}`)
  assert.equal(await isOpen(SESSION_HOURS), false)
})
