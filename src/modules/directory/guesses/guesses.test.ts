import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { accounts } from '../../accounts/module.ts'
import { board } from '../../board/module.ts'
import { staff } from '../../staff/module.ts'
import { taxonomy } from '../../taxonomy/module.ts'
import { territory } from '../../territory/module.ts'
import { thesaurus } from '../../thesaurus/module.ts'
import { createListed } from '../bulk/create-many.ts'
import { directory } from '../module.ts'

let house: TestApplication
let headers: Record<string, string>
const IDS = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`)
before(async () => {
  house = await testApplication([accounts, territory, staff, board, taxonomy, thesaurus, directory])
  headers = await house.as('chief_editor')
  const made = IDS.map((id, n) => ({
    id,
    values: { name: `Circolo ${n} <b>di prova</b>` },
    guesses: [
      { taxonomy: 'type' as const, code: 'associazione', rule: 'circolo' },
      { taxonomy: 'area' as const, code: 'cultura', rule: 'circolo' },
    ],
  }))
  const by = { source: 'import' as const, sourceRef: 'elenco', by: 'operator', at: new Date() }
  await house.db.transaction().execute((tx) => createListed(tx, made, by))
})
after(() => house.stop())

const send = async (fields: readonly (readonly [string, string])[]) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  const answer = await house.app.request('/it/gestione/ipotesi', { method: 'POST', headers, body })
  const address = new URL(answer.headers.get('location') ?? '/none', 'http://localhost')
  return {
    status: answer.status,
    done: address.searchParams.get('fatto'),
    asked: address.searchParams.get('scegli'),
  }
}
const undo = (id: string | null) =>
  house.app.request(`/it/gestione/ipotesi/${id}/annulla`, { method: 'POST', headers })
const standing = () =>
  house.db
    .selectFrom('machine_guess')
    .select(['organization_id', 'taxonomy', 'code', 'rule'])
    .orderBy('organization_id')
    .orderBy('taxonomy')
    .execute()
const terms = (id = '') =>
  house.db
    .selectFrom('organization_term')
    .select(['code', 'origin', 'rule'])
    .where('organization_id', '=', id)
    .orderBy('code')
    .execute()
const typeOf = async (id = '') =>
  (await house.db.selectFrom('organization').select('type_code').where('id', '=', id).executeTakeFirst())
    ?.type_code

test('guesses are listed with their rule, filtered, and escaped', async () => {
  const all = await (await house.app.request('/it/gestione/ipotesi', { headers })).text()
  assert.match(all, /6 ipotesi/)
  assert.doesNotMatch(all, /<b>di prova/)
  const areas = await (
    await house.app.request('/it/gestione/ipotesi?elenco=area&nome=circolo 1', { headers })
  ).text()
  assert.match(areas, /1 ipotesi/)
})

test('a guess that is confirmed counts as said by an editor, and can be taken back', async () => {
  const { done } = await send([
    ['azione', 'confirm'],
    ['scelta', `${IDS[0]}:area:cultura`],
    ['scelta', `${IDS[0]}:type:associazione`],
  ])
  assert.deepEqual(await terms(IDS[0]), [{ code: 'cultura', origin: 'editor', rule: null }])
  assert.equal((await standing()).length, 4)
  assert.equal((await undo(done)).status, 303)
  assert.equal((await standing()).length, 6)
  assert.equal((await undo(done)).status, 404, 'only once')
})

test('a wrong code is replaced for all that the filter leaves, found by the search, and taken back', async () => {
  const before = await standing()
  const filter = [
    ['elenco', 'area'],
    ['ambito', 'tutte'],
  ] as const
  const { done } = await send([...filter, ['azione', 'replace'], ['nuovo', 'sport']])
  for (const id of IDS) assert.deepEqual(await terms(id), [{ code: 'sport', origin: 'editor', rule: null }])
  const found = await house.app.request('/it/enti.json?area=sport')
  assert.equal(((await found.json()) as { total: number }).total, 3)
  await undo(done)
  assert.deepEqual(await standing(), before)
})

test('a type that is removed leaves none, and an editor’s later word survives the undo', async () => {
  const { done } = await send([
    ['azione', 'remove'],
    ['scelta', `${IDS[1]}:type:associazione`],
    ['scelta', `${IDS[2]}:type:associazione`],
  ])
  assert.equal(await typeOf(IDS[1]), null)
  const { done: later } = await send([
    ['elenco', 'type'],
    ['azione', 'confirm'],
    ['scelta', `${IDS[0]}:type:associazione`],
  ])
  assert.ok(later)
  await house.db
    .updateTable('field_assertion')
    .set({ asserted_at: new Date() })
    .where('entity_id', '=', IDS[2] ?? '')
    .where('field', '=', 'type_code')
    .where('superseded_at', 'is', null)
    .execute()
  await undo(done)
  assert.equal(await typeOf(IDS[1]), 'associazione')
  assert.equal(await typeOf(IDS[2]), null, 'somebody spoke after the decision')
})

test('nothing chosen, a code of another list and a stranger change nothing', async () => {
  const before = await standing()
  assert.equal((await send([['azione', 'confirm']])).asked, 'guesses')
  assert.equal(
    (
      await send([
        ['azione', 'confirm'],
        ['scelta', 'x:y:z'],
      ])
    ).asked,
    'guesses',
  )
  assert.equal(
    (
      await send([
        ['azione', 'replace'],
        ['elenco', 'area'],
        ['nuovo', 'mensa'],
        ['ambito', 'tutte'],
      ])
    ).asked,
    'code',
  )
  const stranger = await house.as('urp_operator')
  const refused = await house.app.request('/it/gestione/ipotesi', {
    method: 'POST',
    headers: stranger,
    body: new URLSearchParams({ azione: 'remove', ambito: 'tutte' }),
  })
  assert.equal(refused.status, 403)
  assert.deepEqual(await standing(), before)
})

test('two editors who decide the same guesses at once do not decide twice', async () => {
  const fields = [
    ['azione', 'confirm'],
    ['elenco', 'area'],
    ['ambito', 'tutte'],
  ] as const
  const answers = await Promise.all([send(fields), send(fields)])
  assert.equal(answers.filter(({ done }) => done !== null).length, 1)
})

test('who works for some places sees, decides and takes back the guesses of their organisations only', async () => {
  const { db } = house
  const prato = (await house.person({ role: 'web_editor', territory: '100005' })).cookie
  await db
    .insertInto('location')
    .values({ id: newId(), organization_id: IDS[0] ?? '', is_seat: true, istat_code: '100005' })
    .execute()
  await db.updateTable('organization_term').set({ origin: 'machine', rule: 'circolo' }).execute()
  const all = (await standing()).length
  const ours = (await standing()).filter(({ organization_id: id }) => id === IDS[0]).length
  assert.ok(ours > 0 && ours < all)
  const ask = (path: string, fields?: [string, string][]) =>
    house.app.request(`/it/gestione/ipotesi${path}`, {
      headers: { cookie: prato },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
  const page = await (await ask('')).text()
  assert.match(page, new RegExp(`Il tuo ruolo vale per: Prato[\\s\\S]*${ours} ipotesi`))
  const byHand: [string, string][] = IDS.map((id) => ['scelta', `${id}:area:sport`])
  const done = async (fields: [string, string][]) => {
    const { headers } = await ask('', [['azione', 'confirm'], ...fields])
    return new URL(headers.get('location') ?? '', 'http://x').searchParams.get('fatto')
  }
  const chosen = await done(byHand.concat(IDS.map((id) => ['scelta', `${id}:area:cultura`])))
  assert.ok(chosen)
  assert.equal((await ask(`/${chosen}/annulla`, [])).status, 303)
  assert.ok(await done([['ambito', 'tutte']]))
  const left = await standing()
  assert.deepEqual([left.length, left.some(({ organization_id: id }) => id === IDS[0])], [all - ours, false])
  const { done: theirs } = await send([
    ['azione', 'confirm'],
    ['ambito', 'tutte'],
  ])
  assert.equal((await ask(`/${theirs}/annulla`, [])).status, 403)
  assert.doesNotMatch(await (await ask(`?fatto=${theirs}`)).text(), /\/annulla"/)
})
