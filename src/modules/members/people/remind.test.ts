import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopleHouse } from './people-fixture.ts'
import { remindOwners } from './remind.ts'

const { house, db, body, send, work, emailOf } = peopleHouse()

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

/** The mails of a morning so many days from now. */
async function morning(days: number) {
  await remindOwners(db(), inDays(days))
  return work()
}

test('an owner is told once, in time, that nobody accepted an invitation; not when it is withdrawn', async () => {
  const { path, owner } = await body('Banda che aspetta')
  const [anna, dora] = [await owner(), await owner()]
  await send(`${path}/invita`, anna, {
    email: 'lenta@example.org',
    ruolo: 'organization_editor',
    lingua: 'it',
  })
  await send(`${path}/invita`, dora, { email: 'no@example.org', ruolo: 'organization_editor', lingua: 'it' })
  await work()
  assert.deepEqual(await morning(4), [], 'too early')
  await db().deleteFrom('account_invitation').where('email', '=', 'no@example.org').execute()
  const [letter, ...others] = await morning(6)
  assert.deepEqual([letter?.to, others], [await emailOf(anna), []])
  assert.match(letter?.message ?? '', /lenta@example\.org[\s\S]*text\/html[\s\S]*lenta@example\.org/)
  assert.ok(letter?.message.includes(path), 'and where to send it again')
  assert.doesNotMatch(letter?.message ?? '', /<img|src=3D/)
  assert.deepEqual(await morning(6.5), [], 'once')
})

test('owners who did not answer somebody are told once before the editors decide, each alone; not who answered', async () => {
  const { id, slug, owner } = await body('Banda distratta')
  const [anna, dora, carla] = [await owner(), await owner(), await house().person()]
  const { location } = await send(`/enti/${slug}/gestisci`, carla, { modo: 'document', nota: '' })
  const request = location.split('/').at(-1) ?? ''
  await work()
  assert.deepEqual(await morning(6), [])
  const told = await morning(8)
  assert.deepEqual(told.map(({ to }) => to).toSorted(), [await emailOf(anna), await emailOf(dora)].toSorted())
  assert.ok(told.every(({ message }) => message.includes(`/area/${id}/richieste/${request}`)))
  assert.deepEqual(await morning(8.5), [])
  const late = await house().person()
  const second = await send(`/enti/${slug}/gestisci`, late, { modo: 'document', nota: '' })
  await send(`/area/${id}/richieste/${second.location.split('/').at(-1)}`, anna, {
    risposta: 'organization_editor',
  })
  await work()
  assert.deepEqual(await morning(8), [])
})
