import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { forgetOldEnds } from './give-back.ts'
import { linkOf, peopleHouse } from './people-fixture.ts'

const { house, db, body, see, send, roles, work, emailOf } = peopleHouse()

test('everybody of an organisation sees who looks after it, nobody’s address; only owners can change it', async () => {
  const { path, owner, editor } = await body('Banda <i>aperta</i>')
  const [anna, bruno] = [await owner(), await editor()]
  for (const who of [anna, bruno]) {
    const { text } = await see(path, who)
    assert.ok(text.includes(anna.name) && text.includes(bruno.name))
    assert.ok(!text.includes(await emailOf(anna)) && !text.includes(await emailOf(bruno)))
    assert.ok(!text.includes('Banda <i>'))
  }
  assert.match((await see(path, anna)).text, /termina/)
  assert.doesNotMatch((await see(path, bruno)).text, /termina|invita/)
})

test('a stranger, the owner of another body, an editor and one whose access ended are kept out', async () => {
  const [mine, other] = [await body('Banda chiusa'), await body('Banda altrui')]
  const [anna, editor, elsewhere, ended] = [
    await mine.owner(),
    await mine.editor(),
    await other.owner(),
    await mine.owner(),
  ]
  assert.equal((await send(`${mine.path}/${ended.id}/termina`, anna)).status, 303)
  const nobody = { cookie: '' }
  const staff = await house().person({ role: 'chief_editor' })
  const request = newId()
  const gets = ['', '/invita', `/${anna.id}/termina`]
  const posts = ['/invita', `/${anna.id}/ruolo`, `/${anna.id}/termina`, `/${ended.id}/restituisci`]
  const about = [`/inviti/${request}/rimanda`, `/inviti/${request}/ritira`]
  const kept = [await house().person(), elsewhere, ended, staff, nobody]
  for (const who of kept) {
    const status = who === nobody ? 401 : 403
    for (const page of gets) assert.equal((await see(mine.path + page, who)).status, status, page)
    for (const page of [...posts, ...about])
      assert.equal((await send(mine.path + page, who)).status, status, page)
    for (const page of ['lascia']) assert.equal((await send(`${mine.path}/${page}`, who)).status, status)
    assert.equal((await send(`/area/${mine.id}/passaggio`, who)).status, status)
  }
  for (const page of [...posts, ...about])
    assert.equal((await send(mine.path + page, editor)).status, 403, page)
  assert.deepEqual(await roles(mine.id), { [anna.id]: 'owner', [editor.id]: 'editor' })
})

test('an owner invites by mail in a language; whoever accepts has the role, once, and the owner is told', async () => {
  const { id, path, owner } = await body('Banda «che invita»')
  const anna = await owner()
  const form = { email: 'nuova@example.org', ruolo: 'organization_editor', lingua: 'ar' }
  assert.equal((await send(`${path}/invita`, anna, { ...form, email: 'no' })).status, 422)
  assert.equal((await send(`${path}/invita`, anna, { ...form, ruolo: 'chief_editor' })).status, 422)
  assert.equal((await send(`${path}/invita`, anna, form)).location, `${path}?fatto=invited`)
  assert.equal((await send(`${path}/invita`, anna, form)).status, 409, 'one invitation is enough')
  const [letter] = await work()
  assert.equal(letter?.to, 'nuova@example.org')
  assert.match(letter?.message ?? '', /lang=3D"ar" dir=3D"rtl"/)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner' }, 'an invitation gives nothing')
  const bruno = await house().person()
  const accepted = await send(linkOf(letter?.message ?? ''), bruno)
  const begins = `/area/${id}/benvenuto`
  assert.deepEqual([accepted.status, accepted.location], [303, begins])
  const { status, text } = await see(begins, bruno)
  assert.deepEqual([status, text.includes('Banda «che invita»')], [200, true])
  assert.ok(text.includes(`href="/it/area/${id}/scheda"`) && text.includes(`href="/it${path}"`))
  assert.match(text, /A invitare altre persone pensa chi ne è responsabile/)
  assert.match((await see(begins, anna)).text, /Invitare altre persone e decidere/)
  assert.equal((await see(begins, await house().person())).status, 403)
  const told = await work()
  assert.deepEqual(
    told.map(({ to }) => to),
    [await emailOf(anna)],
  )
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'editor' })
  assert.doesNotMatch((await see(path, anna)).text, /nuova@example\.org/)
})

test('whoever accepts with a new account begins in the organisation they were invited to', async () => {
  const { id, path, owner } = await body('Banda che cresce')
  const form = { email: 'carla@example.org', ruolo: 'organization_owner', lingua: 'it' }
  await send(`${path}/invita`, await owner(), form)
  const [letter] = await work()
  const account = { userId: 'carla.nuova', name: 'Carla Nuova', password: 'quattro mele rosse' }
  const opened = await send(`${linkOf(letter?.message ?? '')}/nuovo`, { cookie: '' }, account)
  assert.deepEqual([opened.status, opened.location], [303, `/area/${id}/benvenuto`])
})

test('whoever accepts after the record was merged looks after the one that took it', async () => {
  const [gone, taker] = [await body('Banda assorbita'), await body('Banda che assorbe')]
  const [anna, bruno] = [await gone.owner(), await house().person()]
  const form = { email: 'tardi@example.org', ruolo: 'organization_editor', lingua: 'it' }
  await send(`${gone.path}/invita`, anna, form)
  const [letter] = await work()
  await db().updateTable('organization').set({ merged_into_id: taker.id }).where('id', '=', gone.id).execute()
  await send(linkOf(letter?.message ?? ''), bruno)
  await work()
  assert.deepEqual(await roles(taker.id), { [bruno.id]: 'editor' })
})

test('an invitation is sent again with a new link, and taken back with none; ten a day are enough', async () => {
  const { path, owner } = await body('Banda insistente')
  const other = await body('Banda vicina')
  const [anna, elsewhere, bruno] = [await owner(), await other.owner(), await house().person()]
  const form = (n: number) => ({ email: `n${n}@example.org`, ruolo: 'organization_owner', lingua: 'it' })
  await send(`${path}/invita`, anna, form(0))
  const [first] = await work()
  const invitation = /inviti\/([\w-]{36})\/rimanda/.exec((await see(path, anna)).text)?.[1] ?? ''
  assert.equal((await send(`${other.path}/inviti/${invitation}/ritira`, elsewhere)).status, 409)
  assert.equal((await send(`${path}/inviti/${invitation}/rimanda`, anna)).status, 303)
  const [second] = await work()
  assert.equal((await send(linkOf(first?.message ?? ''), bruno)).status, 410)
  assert.equal((await send(`${path}/inviti/${invitation}/ritira`, anna)).status, 303)
  assert.equal((await send(linkOf(second?.message ?? ''), bruno)).status, 410)
  for (let n = 1; n <= 10; n++) assert.equal((await send(`${path}/invita`, anna, form(n))).status, 303)
  assert.equal((await send(`${path}/invita`, anna, form(11))).status, 409)
})

test('an access that an owner ended stops at once, is told and logged, and can be given back for 30 days', async () => {
  const { id, path, owner, editor } = await body('Banda prudente')
  const [anna, bruno] = [await owner(), await editor()]
  assert.equal((await see(`${path}/${bruno.id}/termina`, anna)).status, 200)
  assert.deepEqual(Object.keys(await roles(id)).length, 2, 'the question changes nothing')
  assert.equal((await send(`${path}/${bruno.id}/termina`, anna)).status, 303)
  assert.equal((await see(`/area/${id}/scheda`, bruno)).status, 403)
  assert.deepEqual(
    (await work()).map(({ to }) => to),
    [await emailOf(bruno)],
  )
  const log = await db()
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', bruno.id)
    .execute()
  assert.deepEqual(log, [{ action: 'accounts.role_ended' }])
  assert.equal((await send(`${path}/${bruno.id}/restituisci`, anna)).status, 303)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'editor' })
  assert.equal((await send(`${path}/${bruno.id}/restituisci`, anna)).status, 409, 'once')
  await send(`${path}/${bruno.id}/termina`, anna)
  await forgetOldEnds(db(), new Date(Date.now() + 31 * 86_400_000))
  assert.equal((await send(`${path}/${bruno.id}/restituisci`, anna)).status, 409, 'too late')
})

test('whoever leaves needs an invitation to come back: no owner can bring them in again', async () => {
  const { id, path, owner, editor } = await body('Banda libera')
  const [anna, bruno] = [await owner(), await editor()]
  assert.equal((await send(`${path}/lascia`, bruno)).location, '/area?fatto=lasciato')
  assert.equal((await send(`${path}/${bruno.id}/restituisci`, anna)).status, 409)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner' })
})

test('the staff sees who looks after a body, ends what should not be, and an owner cannot undo that', async () => {
  const { id, path, owner } = await body('Banda sorvegliata')
  const [anna, bruno, editor] = [await owner(), await owner(), await house().person({ role: 'web_editor' })]
  const desk = `/gestione/enti/${id}/persone`
  for (const who of [anna, await house().person({ role: 'urp_operator' })]) {
    assert.equal((await see(desk, who)).status, 403)
    assert.equal((await send(`${desk}/${bruno.id}/termina`, who)).status, 403)
  }
  assert.match((await see(desk, editor)).text, new RegExp(anna.name))
  assert.equal((await see(`${desk}/${bruno.id}/termina`, editor)).status, 200)
  assert.equal((await send(`${desk}/${bruno.id}/termina`, editor)).status, 303)
  assert.equal((await send(`${path}/${bruno.id}/restituisci`, anna)).status, 409)
  assert.equal((await send(`${desk}/${bruno.id}/restituisci`, editor)).status, 303)
  assert.deepEqual(await roles(id), { [anna.id]: 'owner', [bruno.id]: 'owner' })
  const far = await house().person({ role: 'web_editor', territory: '048' })
  assert.equal((await see(desk, far)).status, 403)
})
