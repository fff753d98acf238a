import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { readRecord, setVisibility } from '../../directory/api.ts'
import { isTrusted, publish } from '../../editing/api.ts'
import { ask, plant } from '../lists-fixture.ts'
import { findChange, startPass } from './change.ts'
import { runPass } from './run-pass.ts'

let house: TestApplication
let chief: Awaited<ReturnType<TestApplication['person']>>
before(async () => {
  house = await testApplication(MODULES)
  chief = await house.person({ role: 'chief_editor' })
})
after(() => house.stop())

const BASE = '/it/gestione/modifiche'
const begin = async (fields: Record<string, string | string[]>, cookie = chief.cookie) => {
  const { location } = await ask(house, BASE, cookie, fields)
  return location.split('/').at(-1) ?? ''
}
const send = (id: string, fields: Record<string, string>, cookie = chief.cookie) =>
  ask(house, `${BASE}/${id}`, cookie, fields)
const rows = async (id: string) => {
  const found = await house.db
    .selectFrom('bulk_change_row')
    .select(['organization_id', 'outcome', 'reason', 'before', 'after'])
    .where('change_id', '=', id)
    .execute()
  return new Map(found.map((row) => [row.organization_id, row]))
}
const terms = async (id: string) =>
  (await readRecord(house.db, id))?.document.terms.map(({ code }) => code).sort()
const sector = (code: string) => ({ taxonomy: 'sector' as const, code })

/** Changes a record as somebody else would, on the editors' word. */
async function meanwhile(id: string, change: Parameters<typeof Object.assign>[1]) {
  const current = (await readRecord(house.db, id)) ?? assert.fail()
  const by = { source: 'editor' as const, sourceRef: '', by: 'Altri', at: new Date() }
  const document = { ...current.document, ...change }
  const asked = { organizationId: id, expectedVersion: current.version, document, by, why: 'editor' as const }
  const written = await house.db.transaction().execute((tx) => publish(tx, asked))
  assert.ok(!('refused' in written))
}

test('many records are looked at first, then changed with their provenance, then changed back', async () => {
  const plain = await plant(house.db, { name: 'Massa uno' })
  const has = await plant(house.db, { name: 'Massa due' }, { more: { terms: [sector('calcio')] } })
  const id = await begin({ scelti: [plain, has, 'non-un-id'] })
  assert.match((await ask(house, `${BASE}/${id}?cosa=sector_add`, chief.cookie)).text, /name="codice"/)
  assert.equal((await send(id, { azione: 'prepara', cosa: 'sector_add', codice: 'x<y>' })).status, 422)
  assert.equal((await send(id, { azione: 'prepara', cosa: 'boh' })).status, 422)
  const codes = /<option value="([a-z0-9_.:-]+)"/.exec(
    (await ask(house, `${BASE}/${id}?cosa=sector_add`, chief.cookie)).text,
  )
  const code = codes?.[1] ?? assert.fail()
  await meanwhile(has, { terms: [sector(code)] })
  await send(id, { azione: 'prepara', cosa: 'sector_add', codice: code })
  const planned = await rows(id)
  assert.deepEqual([planned.get(plain)?.outcome, planned.get(has)?.outcome], ['will', 'same'])
  assert.deepEqual(await terms(plain), [], 'looking changes nothing')
  await send(id, { azione: 'conferma' })
  assert.deepEqual(await terms(plain), [code])
  const said = await house.db
    .selectFrom('organization_term')
    .select('origin')
    .where('organization_id', '=', plain)
    .executeTakeFirst()
  assert.equal(said?.origin, 'editor')
  assert.match((await ask(house, `${BASE}/${id}`, chief.cookie)).text, /Annulla tutta la modifica/)
  await send(id, { azione: 'annulla' })
  assert.deepEqual([await terms(plain), await terms(has)], [[], [code]])
  assert.equal((await send(id, { azione: 'annulla' })).status, 409)
})

test('undoing never overwrites what somebody changed since, and says so', async () => {
  const [kept, back] = [
    await plant(house.db, { name: 'Sede uno' }, { source: 'editor' }),
    await plant(house.db, { name: 'Sede due' }, { source: 'editor' }),
  ]
  const id = await begin({ scelti: [kept, back] })
  await send(id, { azione: 'prepara', cosa: 'municipality', codice: '100006' })
  assert.equal((await rows(id)).get(kept)?.before, '100005')
  await send(id, { azione: 'conferma' })
  const town = async (one: string) => (await readRecord(house.db, one))?.document.locations[0]?.istat_code
  assert.deepEqual([await town(kept), await town(back)], ['100006', '100006'])
  const { locations = [] } = (await readRecord(house.db, kept))?.document ?? {}
  await meanwhile(kept, { locations: locations.map((place) => ({ ...place, istat_code: '100007' })) })
  await send(id, { azione: 'annulla' })
  assert.deepEqual([await town(kept), await town(back)], ['100007', '100005'])
  const undone = await rows(id)
  assert.deepEqual([undone.get(kept)?.outcome, undone.get(kept)?.reason], ['kept', 'changed_since'])
  assert.equal(undone.get(back)?.outcome, 'undone')
})

test('what was changed after the preview, or is the organisation’s own word, is left alone', async () => {
  const raced = await plant(house.db, { name: 'Corsa uno' }, { source: 'editor' })
  const owned = await plant(house.db, { name: 'Corsa due' }, { source: 'owner' })
  const id = await begin({ scelti: [raced, owned] })
  await send(id, { azione: 'prepara', cosa: 'municipality', codice: '100006' })
  assert.deepEqual((await rows(id)).get(owned)?.reason, 'stronger')
  const { locations = [] } = (await readRecord(house.db, raced))?.document ?? {}
  await meanwhile(raced, { locations: locations.map((place) => ({ ...place, istat_code: '100007' })) })
  await send(id, { azione: 'conferma' })
  assert.equal((await rows(id)).get(raced)?.reason, 'moved')
  assert.equal((await readRecord(house.db, raced))?.document.locations[0]?.istat_code, '100007')
})

test('visibility, trust, confirmation and mark change and go back too', async () => {
  const id = await plant(house.db, { name: 'Quattro modi', email: 'quattro@example.org' })
  const state = async () => ({
    visibility: (
      await house.db.selectFrom('organization').select('visibility').where('id', '=', id).executeTakeFirst()
    )?.visibility,
    trusted: await house.db.transaction().execute((tx) => isTrusted(tx, id)),
    asked: (await house.db.selectFrom('freshness_target').select('state').execute()).map((one) => one.state),
    marked: (await house.db.selectFrom('organization_mark').select('method').execute()).length,
  })
  const before = await state()
  const today = new Date().toISOString().slice(0, 10)
  const kinds = [
    { cosa: 'verify', codice: 'phone', giorno: today },
    { cosa: 'ask' },
    { cosa: 'trust', codice: 'si', motivo: 'Da anni senza errori' },
    { cosa: 'visibility', codice: 'hidden' },
  ]
  const made: string[] = []
  for (const kind of kinds) {
    const change = await begin({ scelti: id })
    await send(change, { azione: 'prepara', ...kind })
    await send(change, { azione: 'conferma' })
    assert.equal((await rows(change)).get(id)?.outcome, 'done', kind.cosa)
    made.unshift(change)
  }
  assert.deepEqual(await state(), { visibility: 'hidden', trusted: true, asked: ['ask'], marked: 1 })
  for (const change of made) await send(change, { azione: 'annulla' })
  assert.deepEqual(await state(), { ...before, asked: ['stopped'] })
  const again = await begin({ scelti: id })
  await send(again, { azione: 'prepara', cosa: 'visibility', codice: 'hidden' })
  await send(again, { azione: 'conferma' })
  await house.db.transaction().execute((tx) => setVisibility(tx, id, 'draft', new Date()))
  await send(again, { azione: 'annulla' })
  assert.equal((await state()).visibility, 'draft')
})

test('all that a list finds is chosen, never beyond one’s territory, and only its author goes on', async () => {
  await plant(house.db, { name: 'Tutti qui' })
  await plant(house.db, { name: 'Tutti là' }, { istat: '048017' })
  const here = await house.person({ role: 'chief_editor', territory: '100' })
  const id = await begin({ tutti: 'si', ritorno: 'testo=tutti' }, here.cookie)
  assert.equal((await rows(id)).size, 1)
  const elsewhere = await house.db
    .selectFrom('organization')
    .select('id')
    .where('name', '=', 'Tutti là')
    .executeTakeFirst()
  const stolen = await ask(house, BASE, here.cookie, { scelti: elsewhere?.id ?? '' })
  assert.match(stolen.location, /nessuno/)
  const far = { azione: 'prepara', cosa: 'municipality', codice: '048017' }
  assert.equal((await send(id, far, here.cookie)).status, 422)
  for (const other of [
    await house.person({ role: 'web_editor', territory: '100' }),
    await house.person({ role: 'urp_operator' }),
  ]) {
    assert.equal((await send(id, { azione: 'conferma' }, other.cookie)).status, 403)
    assert.equal((await ask(house, `${BASE}/${id}`, other.cookie)).status, 403)
  }
  assert.equal((await ask(house, `${BASE}/${id}`, chief.cookie)).status, 200)
})

test('a page after a number greater than the database knows is the first page', async () => {
  const id = await begin({ scelti: [await plant(house.db, { name: 'Oltre ogni numero' })] })
  for (const after of ['2147483648', '1e21', '-1', 'x'])
    assert.equal((await ask(house, `${BASE}/${id}?dopo=${after}`, chief.cookie)).status, 200, after)
})

test('two workers on one pass do nothing twice, a pass starts once, and after 30 days none goes back', async () => {
  const ids = []
  for (let n = 0; n < 25; n++) ids.push(await plant(house.db, { name: `Ripresa ${n}` }))
  const id = await begin({ scelti: ids })
  const by = { id: chief.id, name: chief.name }
  const now = new Date()
  const what = { kind: 'visibility', params: { codice: 'hidden' } }
  assert.ok(await startPass(house.db, { id, to: 'checking', by, now, what }))
  await runPass(house.db, id, by)
  assert.ok(await startPass(house.db, { id, to: 'applying', by, now }))
  assert.equal(await startPass(house.db, { id, to: 'applying', by, now }), false)
  await Promise.all([runPass(house.db, id, by), runPass(house.db, id, by)])
  assert.equal((await findChange(house.db, id))?.state, 'applied')
  const logged = await house.db
    .selectFrom('audit_entry')
    .select('id')
    .where('action', '=', 'lists.visibility')
    .where('subject_id', 'in', ids)
    .execute()
  assert.equal(logged.length, 25)
  assert.ok(
    [...(await rows(id)).values()].every(({ outcome }) => outcome === 'done'),
    'each can be taken back',
  )
  const late = new Date(now.getTime() + 31 * 86_400_000)
  assert.equal(await startPass(house.db, { id, to: 'undoing', by, now: late }), false)
})
