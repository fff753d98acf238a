import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emit } from '../../../platform/jobs/emit.ts'
import { erasePerson } from '../../../platform/privacy/erase.ts'
import { listPrivacy } from '../../../platform/privacy/list-privacy.ts'
import { findOwner } from '../../../platform/privacy/person.ts'
import { members } from '../module.ts'
import { passOn } from './answer.ts'
import { type Person, peopleHouse } from './people-fixture.ts'

const { house, db, body, see, send, roles, work, emailOf } = peopleHouse()

/** Asks for a record with a document and returns the id of the request. */
async function claim(slug: string, who: Person, modo = 'document'): Promise<string> {
  const { location } = await send(`/enti/${slug}/gestisci`, who, { modo, nota: 'Sono <b>la</b> segretaria' })
  return location.split('/').at(-1) ?? ''
}
const waits = async (id: string) =>
  (
    await db()
      .selectFrom('waiting_item')
      .select('id')
      .where('id', '=', id)
      .where('settled_at', 'is', null)
      .execute()
  ).length === 1

test('owners are asked first: one lets the person in, with the role they say, and the staff can undo it', async () => {
  const { id, slug, owner, editor } = await body('Banda accogliente')
  const [anna, bruno, carla] = [await owner(), await editor(), await house().person()]
  const request = await claim(slug, carla)
  assert.equal(await waits(request), false, 'not yet the editors’')
  const [letter] = await work()
  assert.equal(letter?.to, await emailOf(anna))
  const page = `/area/${id}/richieste/${request}`
  assert.match(letter?.message ?? '', new RegExp(page))
  assert.match((await see(page, anna)).text, /Sono &lt;b>la&lt;\/b> segretaria/)
  assert.ok(!(await see(page, anna)).text.includes(await emailOf(carla)))
  for (const who of [bruno, carla, await house().person({ role: 'chief_editor' })])
    for (const answer of [await see(page, who), await send(page, who, { risposta: 'organization_owner' })])
      assert.equal(answer.status, 403)
  assert.equal((await send(page, anna, { risposta: 'organization_editor' })).status, 303)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'editor', [carla.id]: 'editor' })
  assert.deepEqual(
    (await work()).map(({ to }) => to),
    [await emailOf(carla)],
  )
  assert.equal((await send(page, anna, { risposta: 'no', motivo: 'troppo tardi' })).status, 409)
  const staff = await house().person({ role: 'urp_operator' })
  assert.equal((await send(`/gestione/richieste/${request}/annulla`, staff)).status, 303)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'editor' })
})

test('an objection needs a reason, goes to the editors, who read it, and cannot be taken back by another owner', async () => {
  const { id, slug, owner } = await body('Banda diffidente')
  const [anna, dora, carla] = [await owner(), await owner(), await house().person()]
  const request = await claim(slug, carla)
  const page = `/area/${id}/richieste/${request}`
  assert.equal((await send(page, anna, { risposta: 'no', motivo: ' ' })).status, 409)
  assert.equal((await send(page, anna, { risposta: 'no', motivo: 'Non è <i>socia</i>' })).status, 303)
  assert.equal(await waits(request), true)
  assert.equal((await send(page, dora, { risposta: 'organization_owner' })).status, 409)
  const staff = await house().person({ role: 'web_editor' })
  assert.match((await see(`/gestione/richieste/${request}`, staff)).text, /Non è &lt;i>socia/)
  assert.equal(Object.keys(await roles(id)).length, 2)
})

test('without an answer in ten days the editors decide, and not before', async () => {
  const { slug, owner } = await body('Banda silenziosa')
  await owner()
  const request = await claim(slug, await house().person())
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  await passOn(db(), inDays(9.9))
  assert.equal(await waits(request), false)
  await passOn(db(), inDays(10.1))
  assert.equal(await waits(request), true)
  const alone = await body('Banda rimasta sola')
  const [last, staff] = [await alone.owner(), await house().person({ role: 'web_editor' })]
  const other = await claim(alone.slug, await house().person())
  await send(`/gestione/enti/${alone.id}/persone/${last.id}/termina`, staff)
  await passOn(db(), new Date())
  assert.equal(await waits(other), true, 'nobody is left to answer')
})

test('a request of another organisation is not answered at this one', async () => {
  const [mine, other] = [await body('Banda di qua'), await body('Banda di là')]
  const [anna] = [await mine.owner(), await other.owner()]
  const request = await claim(other.slug, await house().person())
  const page = `/area/${mine.id}/richieste/${request}`
  assert.equal((await see(page, anna)).status, 404)
  assert.equal((await send(page, anna, { risposta: 'organization_owner' })).status, 404)
})

test('a claim proved by the code of a letter is undone by the staff too, within 30 days', async () => {
  const { id, slug } = await body('Banda della lettera')
  const carla = await house().person()
  await db()
    .insertInto('location')
    .values({ id: crypto.randomUUID(), organization_id: id, is_seat: true, istat_code: '100005' })
    .execute()
  const request = await claim(slug, carla, 'letter')
  const staff = await house().person({ role: 'urp_operator' })
  const { text } = await send(`/gestione/richieste/${request}/lettera`, staff)
  const codice = />([A-Z2-9]{4}-[A-Z2-9]{4})</.exec(text)?.[1] ?? ''
  assert.equal((await send(`/area/richieste/${request}/codice`, carla, { codice })).status, 303)
  assert.deepEqual(await roles(id), { [carla.id]: 'owner' })
  assert.match((await see(`/gestione/richieste/${request}`, staff)).text, /annulla/)
  assert.equal((await send(`/gestione/richieste/${request}/annulla`, staff)).status, 303)
  assert.deepEqual(await roles(id), {})
  assert.equal(await waits(request), true)
})

test('the address of a record that was merged leads to asking for the one that took it', async () => {
  const [gone, taker] = [await body('Banda unita'), await body('Banda che unisce')]
  await db().updateTable('organization').set({ merged_into_id: taker.id }).where('id', '=', gone.id).execute()
  const who = await house().person()
  const found = await see(`/enti/${gone.slug}/gestisci`, who)
  assert.deepEqual([found.status, found.location], [308, `/enti/${taker.slug}/gestisci`])
  const sent = await send(`/enti/${gone.slug}/gestisci`, who, { modo: 'document' })
  assert.deepEqual([sent.status, sent.location], [303, `/enti/${taker.slug}/gestisci`])
})

test('when an account is removed, what it asked, offered and wrote is gone', async () => {
  const { id, slug, owner, editor, path } = await body('Banda smemorata')
  const [anna, dora, bruno, carla] = [await owner(), await owner(), await editor(), await house().person()]
  const request = await claim(slug, carla)
  await send(`/area/${id}/richieste/${request}`, anna, { risposta: 'no', motivo: 'No' })
  await send(`/area/${id}/passaggio`, anna, { a: bruno.id, poi: 'leaves' })
  await send(`${path}/invita`, anna, { email: 'x@example.org', ruolo: 'organization_editor', lingua: 'it' })
  const removed = (accountId: string) =>
    db()
      .transaction()
      .execute(async (tx) => {
        await erasePerson(tx, listPrivacy([members]), await findOwner(tx, accountId))
        await emit(tx, 'accounts.removed', { accountId })
      })
  await removed(anna.id)
  await removed(carla.id)
  await work()
  const row = await db()
    .selectFrom('membership_request')
    .selectAll()
    .where('id', '=', request)
    .executeTakeFirst()
  assert.deepEqual([row?.state, row?.note, row?.objected_by], ['withdrawn', null, '–'])
  assert.equal(await waits(request), false)
  assert.doesNotMatch((await see(path, dora)).text, /x@example\.org/)
  assert.doesNotMatch((await see(path, bruno)).text, /accetta/)
})
