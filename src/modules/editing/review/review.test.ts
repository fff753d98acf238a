import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { RECORD_KIND } from '../submit.ts'
import { handIn, plantRecord, publicly } from './review-fixture.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>

let house: TestApplication
let [anna, elena, bruno]: Person[] = []
before(async () => {
  house = await testApplication(MODULES)
  anna = await house.person()
  elena = await house.person({ role: 'web_editor' })
  bruno = await house.person({ role: 'web_editor' })
})
after(() => house.stop())

const who = (person: Person | undefined): Person => person ?? assert.fail()
const path = (id: string, more = '') => `/it/gestione/schede/${id}${more}`

/** The page, as a person sees it. */
const look = async (id: string, person = elena) => {
  const answer = await house.app.request(path(id), { headers: { cookie: who(person).cookie } })
  return { status: answer.status, text: await answer.text() }
}
const send = async (id: string, fields: Record<string, string | string[]>, person = elena, more = '') => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  const answer = await house.app.request(path(id, more), {
    method: 'POST',
    headers: { cookie: who(person).cookie },
    body,
  })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}
const indexes = (text: string) =>
  [...text.matchAll(/name="parte" value="(\d+)"/g)].map(([, index]) => index ?? '')

test('the page tells who, when and why, what changes and on whose word each value stands', async () => {
  const id = await plantRecord(house.db, { name: 'Coro <alto>', purpose: 'Cantare in chiesa' })
  const said = { purpose: 'Cantare in piazza', name: 'Coro alto' }
  const { waiting } = await handIn(house.db, id, said, { by: who(anna), note: 'Grazie & ciao' })
  const { status, text } = await look(waiting)
  assert.equal(status, 200)
  assert.match(text, /Coro &lt;alto>/)
  assert.match(text, /Grazie &amp; ciao/)
  assert.match(text, /<del>.*?chiesa.*?<\/del><ins>.*?piazza/s)
  assert.match(text, /da un elenco pubblico/)
  assert.match(text, /Elenco di prova/)
  assert.equal(text.match(/Dice chi è l’ente/g)?.length, 1)
  assert.equal(indexes(text).length, 2)
})

test('only who decides for that territory opens it', async () => {
  const id = await plantRecord(house.db, { name: 'Coro di Vaiano' }, { istat: '100007' })
  const { waiting } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(anna) })
  const here = await house.person({ role: 'chief_editor', territory: '100' })
  const elsewhere = await house.person({ role: 'chief_editor', territory: '048' })
  const owner = await house.person({ role: 'organization_owner', organizationId: id })
  assert.equal((await look(waiting, here)).status, 200)
  for (const person of [elsewhere, owner, anna]) {
    assert.equal((await look(waiting, person)).status, 403)
    const approval = await send(waiting, { azione: 'approva', parte: '0' }, person)
    assert.equal(approval.status, 403)
    assert.equal((await send(waiting, {}, person, '/annulla')).status, 403)
  }
  assert.equal((await publicly(house.db, id)).purpose, null)
})

test('a part is approved with a reason, corrected as the editor’s word, and the next one opens', async () => {
  const id = await plantRecord(house.db, { name: 'Coro a parti' })
  const { waiting } = await handIn(
    house.db,
    id,
    { purpose: 'cantare!!', member_count: 9999 },
    { by: who(anna) },
  )
  const [first = ''] = indexes((await look(waiting)).text)
  const part = { azione: 'approva', parte: first, [`correzione-${first}`]: 'Cantare.' }
  const refused = await send(waiting, part)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /href="#f-motivo"/)
  assert.match(refused.text, /value="Cantare\."/)
  assert.deepEqual(indexes(refused.text).length, 2)
  assert.equal(refused.text.match(/name="parte" value="\d+" checked/g)?.length, 1)
  const done = await send(waiting, { ...part, motivo: 'Novemila soci?' })
  assert.equal(done.status, 303)
  assert.match(done.location ?? '', new RegExp(`\\?fatto=${waiting}$`))
  const now = await publicly(house.db, id)
  assert.deepEqual([now.purpose, now.member_count], ['Cantare.', null])
})

test('nothing ticked is not an approval, and a return needs its reason', async () => {
  const id = await plantRecord(house.db, { name: 'Coro muto' })
  const { waiting } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(anna) })
  const empty = await send(waiting, { azione: 'approva', motivo: 'Perché no' })
  assert.deepEqual([empty.status, /href="#f-parte"/.test(empty.text)], [422, true])
  assert.equal((await send(waiting, { azione: 'rimanda', parte: '0' })).status, 422)
  const back = await send(waiting, { azione: 'rimanda', parte: '0', motivo: 'Manca il giorno.' })
  assert.equal(back.status, 303)
  assert.match((await look(waiting)).text, /Manca il giorno\./)
})

test('nobody decides what they sent: they see it, without buttons', async () => {
  const id = await plantRecord(house.db, { name: 'Coro mio' })
  const { waiting } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(elena) })
  const { status, text } = await look(waiting)
  assert.equal(status, 200)
  assert.match(text, /la decide un’altra persona/)
  assert.doesNotMatch(text, /value="approva"/)
  const tried = await send(waiting, { azione: 'approva', parte: '0' })
  assert.equal(tried.status, 409)
  assert.equal((await publicly(house.db, id)).purpose, null)
})

test('of two editors the second is told who decided', async () => {
  const id = await plantRecord(house.db, { name: 'Coro conteso' })
  const { waiting } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(anna) })
  assert.equal((await send(waiting, { azione: 'approva', parte: '0' })).status, 303)
  const late = await send(waiting, { azione: 'rimanda', parte: '0', motivo: 'No' }, bruno)
  assert.equal(late.status, 409)
  assert.match(late.text, new RegExp(`${who(elena).name} ha già deciso`))
  assert.equal((await publicly(house.db, id)).purpose, 'Cantare')
})

test('a decision is taken back with one press, and the submission waits again', async () => {
  const id = await plantRecord(house.db, { name: 'Coro indeciso' })
  const { waiting } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(anna) })
  await send(waiting, { azione: 'approva', parte: '0' })
  const undone = await send(waiting, {}, bruno, '/annulla')
  assert.equal(undone.status, 303)
  assert.equal((await publicly(house.db, id)).purpose, null)
  assert.match((await look(waiting)).text, /value="approva"/)
})

test('a correction that the record does not take leaves nothing public, and says where it is wrong', async () => {
  const id = await plantRecord(house.db, { name: 'Coro in rete' })
  const { waiting } = await handIn(house.db, id, { website: 'https://coro.example/' }, { by: who(anna) })
  const wrong = await send(waiting, { azione: 'approva', parte: '0', 'correzione-0': 'coro' })
  assert.equal(wrong.status, 409)
  assert.match(wrong.text, /href="#f-correzione-0"/)
  assert.match(wrong.text, /value="coro"/)
  assert.equal((await publicly(house.db, id)).website, null)
})

test('what a register says is neither overwritten nor corrected', async () => {
  const id = await plantRecord(
    house.db,
    { name: 'Coro iscritto', certified_email: 'coro@pec.example' },
    { source: 'register' },
  )
  const said = { certified_email: 'altro@pec.example' }
  const { waiting } = await handIn(house.db, id, said, { by: who(anna) })
  const { text } = await look(waiting)
  assert.match(text, /Una fonte più autorevole/)
  assert.doesNotMatch(text, /correzione-0/)
  await send(waiting, { azione: 'approva', parte: '0', 'correzione-0': 'mio@pec.example' })
  assert.equal((await publicly(house.db, id)).certified_email, 'coro@pec.example')
})

test('in bulk only what needs no closer look is approved, and that can be taken back', async () => {
  const [plain, named, listed] = await Promise.all([
    plantRecord(house.db, { name: 'Coro facile' }),
    plantRecord(house.db, { name: 'Coro da rinominare' }),
    plantRecord(house.db, { name: 'Coro nel registro', email: 'r@coro.example' }, { source: 'register' }),
  ])
  const by = { by: who(anna) }
  const easy = await handIn(house.db, plain, { purpose: 'Cantare' }, by)
  const identity = await handIn(house.db, named, { name: 'Altro nome' }, by)
  const against = await handIn(house.db, listed, { email: 'o@coro.example' }, by)
  const body = new URLSearchParams({ azione: 'approva' })
  for (const { waiting: id } of [easy, identity, against]) body.append('scelti', `${RECORD_KIND}/${id}`)
  const headers = { cookie: who(elena).cookie }
  const answer = await house.app.request('/it/gestione/coda', { method: 'POST', headers, body })
  const done = new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('fatti')
  assert.equal(done, `${RECORD_KIND}/${easy.waiting}`)
  assert.equal((await publicly(house.db, plain)).purpose, 'Cantare')
  assert.equal((await publicly(house.db, named)).name, 'Coro da rinominare')
  body.set('azione', 'annulla')
  await house.app.request('/it/gestione/coda', { method: 'POST', headers, body })
  assert.equal((await publicly(house.db, plain)).purpose, null)
})

test('what a trusted organisation published is kept in parts, the others as they were', async () => {
  const id = await plantRecord(house.db, { name: 'Coro fidato' })
  await house.db
    .insertInto('record_trust')
    .values({ organization_id: id, since: new Date(), given_by: 'Prova' })
    .execute()
  const said = { purpose: 'Cantare', member_count: 12 }
  const { published } = await handIn(house.db, id, said, { by: who(anna) })
  const page = await look(published)
  assert.match(page.text, /È già pubblico/)
  const [first = ''] = indexes(page.text)
  await send(published, { azione: 'approva', parte: first, motivo: 'Dodici?' })
  const now = await publicly(house.db, id)
  assert.deepEqual([now.purpose, now.member_count], ['Cantare', null])
})

test('a canned reply is put into the reason, in the language of who will read it, and decides nothing', async () => {
  const id = await plantRecord(house.db, { name: 'Coro arabo' })
  await house.db.updateTable('account').set({ lang: 'ar' }).where('id', '=', who(anna).id).execute()
  const { waiting } = await handIn(house.db, id, { purpose: 'Cantare' }, { by: who(anna) })
  const page = await look(waiting)
  const [, reply = ''] = page.text.match(/value="([0-9a-f-]{36})">Manca un dato/) ?? []
  const filled = await send(waiting, {
    azione: 'inserisci',
    risposta: reply,
    motivo: 'Ciao Anna.',
    parte: '0',
  })
  assert.equal(filled.status, 200)
  assert.match(filled.text, /<textarea[^>]*>Ciao Anna\.\n\nشكرًا! قبل النشر/)
  assert.match((await look(waiting)).text, /value="approva"/)
})
