import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { waitingForLocks } from '../../../platform/testing/waiting-for-locks.ts'
import { keepsLastOwner } from './keeps-last-owner.ts'
import { linkOf, peopleHouse } from './people-fixture.ts'

const { house, db, body, see, send, roles, work, emailOf } = peopleHouse()
const editorNow = { ruolo: 'organization_editor' }
const keeps = (id: string) =>
  db()
    .transaction()
    .execute((tx) => keepsLastOwner(tx, id, new Date()))

test('the last owner can neither leave, nor step back, nor remove the account, and reads what to do', async () => {
  const { id, path, owner, editor } = await body('Banda fedele')
  const [anna, bruno] = [await owner(), await editor()]
  for (const refused of [
    await send(`${path}/lascia`, anna),
    await send(`${path}/${anna.id}/ruolo`, anna, editorNow),
  ]) {
    assert.equal(refused.status, 409)
    assert.match(refused.text, /passa la responsabilità/)
  }
  assert.equal(await keeps(anna.id), 'members.keeps_last_owner')
  assert.equal(await keeps(bruno.id), undefined)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'editor' })
  assert.equal((await send(`${path}/${bruno.id}/ruolo`, anna, { ruolo: 'organization_owner' })).status, 303)
  assert.equal(await keeps(anna.id), undefined)
  assert.equal((await send(`${path}/lascia`, anna)).status, 303)
  assert.deepEqual(await roles(id), { [bruno.id]: 'owner' })
})

test('two owners who leave, demote or remove each other at the same moment: one stays, each time', async () => {
  for (const [n, pair] of ['leave', 'demote', 'remove'].entries()) {
    const { id, path, owner } = await body(`Banda contesa ${n}`)
    const [anna, bruno] = [await owner(), await owner()]
    const asked = {
      leave: () => [send(`${path}/lascia`, anna), send(`${path}/lascia`, bruno)],
      demote: () => [
        send(`${path}/${bruno.id}/ruolo`, anna, editorNow),
        send(`${path}/${anna.id}/ruolo`, bruno, editorNow),
      ],
      remove: () => [send(`${path}/${bruno.id}/termina`, anna), send(`${path}/${anna.id}/termina`, bruno)],
    }[pair]
    const waiting = await db()
      .transaction()
      .execute(async (tx) => {
        await sql`select from role_grant where organization_id = ${id} for update`.execute(tx)
        const both = Promise.all(asked?.() ?? [])
        await waitingForLocks(db(), 2)
        return { both }
      })
    const answers = await waiting.both
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409], pair)
    const owners = Object.values(await roles(id)).filter((role) => role === 'owner')
    assert.equal(owners.length, 1, pair)
  }
})

test('an owner whose role ends some day does not count as one who stays', async () => {
  const { id, path, owner } = await body('Banda a termine')
  const [anna, bruno] = [await owner(), await owner()]
  await db()
    .updateTable('role_grant')
    .set({ valid_to: new Date(Date.now() + 86_400_000) })
    .where('account_id', '=', bruno.id)
    .execute()
  assert.equal((await send(`${path}/lascia`, anna)).status, 409)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner' })
})

test('the responsibility passes when a colleague accepts, and until then nothing changes', async () => {
  const { id, path, owner, editor } = await body('Banda che passa')
  const [anna, bruno, carla] = [await owner(), await editor(), await editor()]
  const offer = { a: bruno.id, poi: 'edits' }
  assert.equal((await send(`/area/${id}/passaggio`, anna, offer)).location, `${path}?fatto=offered`)
  assert.equal((await send(`/area/${id}/passaggio`, anna, offer)).status, 409, 'one at a time')
  assert.deepEqual(
    (await work()).map(({ to }) => to),
    [await emailOf(bruno)],
  )
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'editor', [carla.id]: 'editor' })
  const [, accept = ''] =
    /(\/area\/[\w-]+\/passaggio\/[\w-]+)\/accetta/.exec((await see(path, bruno)).text) ?? []
  for (const who of [anna, carla, await house().person()])
    assert.equal((await send(`${accept}/accetta`, who)).status, 403)
  assert.equal((await send(`${accept}/ritira`, bruno)).status, 403)
  assert.equal((await send(`${accept}/accetta`, bruno)).location, `${path}?fatto=taken`)
  assert.deepEqual(await roles(id), { [anna.id]: 'editor', [bruno.id]: 'owner', [carla.id]: 'editor' })
  assert.deepEqual(
    (await work()).map(({ to }) => to),
    [await emailOf(anna)],
  )
  assert.equal((await send(`${accept}/accetta`, bruno)).location, '/area?fatto=passato', 'once')
})

test('the last owner hands over to somebody invited by mail, and is gone once that is accepted', async () => {
  const { id, owner } = await body('Banda che saluta')
  const [anna, bruno] = [await owner(), await house().person()]
  const offer = { a: 'altro', email: 'erede@example.org', lingua: 'fr', poi: 'leaves' }
  assert.equal((await send(`/area/${id}/passaggio`, anna, { ...offer, email: '' })).status, 422)
  assert.equal((await send(`/area/${id}/passaggio`, anna, offer)).status, 303)
  const [letter] = await work()
  assert.equal(letter?.to, 'erede@example.org')
  assert.deepEqual(await roles(id), { [anna.id]: 'owner' })
  assert.equal((await send(linkOf(letter?.message ?? ''), bruno)).status, 303)
  await work()
  assert.deepEqual(await roles(id), { [bruno.id]: 'owner' })
})

test('an offer taken back, declined, or of somebody who is no owner any more, passes nothing', async () => {
  const { id, path, owner, editor } = await body('Banda che ripensa')
  const [anna, dora, bruno] = [await owner(), await owner(), await editor()]
  const offer = async () => {
    await send(`/area/${id}/passaggio`, anna, { a: bruno.id, poi: 'leaves' })
    return /(\/area\/[\w-]+\/passaggio\/[\w-]+)\/accetta/.exec((await see(path, bruno)).text)?.[1] ?? ''
  }
  const isOver = async (one: string) =>
    assert.equal((await send(`${one}/accetta`, bruno)).location, '/area?fatto=passato')
  const taken = await offer()
  assert.equal((await send(`${taken}/ritira`, anna)).status, 303)
  await isOver(taken)
  const declined = await offer()
  assert.equal((await send(`${declined}/rifiuta`, bruno)).status, 303)
  await isOver(declined)
  const stale = await offer()
  assert.equal((await send(`${path}/${anna.id}/ruolo`, dora, editorNow)).status, 303)
  await isOver(stale)
  assert.deepEqual(await roles(id), { [anna.id]: 'editor', [dora.id]: 'owner', [bruno.id]: 'editor' })
})
