import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { readRecord } from '../../directory/api.ts'
import { publish, readDraft, saveDraft } from '../../editing/api.ts'
import { ask, plant } from '../lists-fixture.ts'
import { mergeTwo, refusedOr } from './merge.ts'
import { refreshPairs } from './pairs.ts'

let house: TestApplication
let chief: Awaited<ReturnType<TestApplication['person']>>
before(async () => {
  house = await testApplication(MODULES)
  chief = await house.person({ role: 'chief_editor' })
})
after(() => house.stop())

const BASE = '/it/gestione/doppioni'
const versionOf = async (id: string) => (await readRecord(house.db, id))?.version ?? 0
const documentOf = async (id: string) => (await readRecord(house.db, id))?.document ?? assert.fail()
const slugOf = async (id: string) =>
  (await house.db.selectFrom('organization').select('slug').where('id', '=', id).executeTakeFirst())?.slug

/** Does what the house was told since, as the worker would. */
async function doEvents() {
  const events = await house.db.selectFrom('event').selectAll().orderBy('id').execute()
  await house.db.deleteFrom('event').execute()
  for (const { name, payload } of events)
    for (const module of MODULES) await module.on?.[name]?.(house.services, payload)
}

/** Sends the form of the page that compares two. */
const merge = async (kept: string, gone: string, more: Record<string, string> = {}, cookie = chief.cookie) =>
  ask(house, `${BASE}/${kept}/${gone}`, cookie, {
    azione: 'unisci',
    versione_uno: String(await versionOf(kept)),
    versione_altro: String(await versionOf(gone)),
    ...more,
  })

const service = (name: string) => ({
  ...{ id: newId(), program_id: null, name, description: null, status: 'active' as const, url: null },
  ...{ email: null, application_process: null, eligibility_description: null, fees_description: null },
  ...{ free: null, wait_time: null, minimum_age: null, maximum_age: null, alert: null, position: 0 },
})
const phone = (number: string) => ({
  ...{ id: newId(), service_id: null, location_id: null, number, extension: null },
  ...{ type: 'voice' as const, description: null, position: 0 },
})

test('likely pairs are found by codes, names, phones and doors, never what only a federation shares', async () => {
  const shared = { more: { phones: [phone('0574 111222')] } }
  const one = await plant(house.db, { name: 'Circolo ARCI Girasole APS' }, shared)
  const other = await plant(
    house.db,
    { name: 'ARCI Circolo Il Girasole' },
    { more: { phones: [phone('+39 0574111222')] } },
  )
  await plant(house.db, { name: 'Circolo ARCI Girasole APS' }, { istat: '048017' })
  const two = [newId(), newId()]
  for (const [at] of two.entries())
    await plant(
      house.db,
      { name: `Misericordia di ${['Iolo', 'Galciana'][at]}`, website: 'https://www.misericordie.example/' },
      { more: { identifiers: [{ scheme: 'IT-CF', identifier: `0000000000${at}` }] } },
    )
  await refreshPairs(house.db, new Date())
  const pairs = await house.db.selectFrom('duplicate_pair').selectAll().execute()
  assert.deepEqual(
    pairs.map(({ one_id, other_id, reasons }) => [one_id, other_id, reasons]),
    [[...[one, other].sort(), ['name', 'phone', 'address']]],
  )
  const page = await ask(house, BASE, chief.cookie)
  assert.match(page.text, /nome simile, telefono, indirizzo/)
  const apart = await ask(house, `${BASE}/${other}/${one}`, chief.cookie, { azione: 'diversi' })
  assert.equal(apart.status, 303)
  await refreshPairs(house.db, new Date())
  assert.match((await ask(house, BASE, chief.cookie)).text, /Nessuna coppia/)
  await ask(house, `${BASE}/${one}/${other}`, chief.cookie, { azione: 'forse' })
  assert.match((await ask(house, BASE, chief.cookie)).text, /1 coppia/)
})

test('two records become one field by field; address, people, draft, claim and report follow; and all goes back', async () => {
  const kept = await plant(
    house.db,
    { name: 'Banda che resta', description: 'Suona' },
    { more: { phones: [phone('0574 1')], services: [service('Corso')] } },
  )
  const gone = await plant(
    house.db,
    { name: 'Banda doppia', description: 'Suona <bene>', email: 'banda@example.org' },
    {
      more: {
        phones: [phone('05741'), phone('0574 2')],
        services: [service('Concerti')],
        identifiers: [{ scheme: 'IT-CF', identifier: '92000000001' }],
      },
    },
  )
  const oldSlug = await slugOf(gone)
  const owner = await house.person({ role: 'organization_owner', organizationId: gone })
  const asking = await house.person()
  const [request, report] = [newId(), newId()]
  const about = { organization_id: gone, lang: 'it', created_at: new Date() }
  await house.db
    .insertInto('membership_request')
    .values({
      ...{ id: request, organization_id: gone, account_id: asking.id, way: 'document', state: 'waiting' },
      ...{ note: null, proven_at: null, code_hash: null, code_expires_at: null, objection: null },
      ...{ objected_by: null, reason: null, decided_by: null, decided_name: null, decided_at: null },
      ...{ grant_id: null, created_at: new Date() },
    })
    .execute()
  await house.db
    .insertInto('record_report')
    .values({ ...about, id: report, about: 'hours', message: 'x', email: null, closed_at: null })
    .execute()
  await house.db.transaction().execute((tx) =>
    saveDraft(tx, {
      organizationId: gone,
      seen: 0,
      change: (document) => ({ ...document, organization: { ...document.organization, purpose: 'Bozza' } }),
      by: owner,
      now: new Date(),
    }),
  )
  const [network, daughter] = [
    await plant(house.db, { name: 'Rete delle bande' }),
    await plant(house.db, { name: 'Bandina' }),
  ]
  await sql`insert into organization_relation values (${newId()}, ${gone}, ${network}, 'member_of')`.execute(
    house.db,
  )
  await sql`update organization set parent_organization_id = ${gone} where id = ${daughter}`.execute(house.db)
  await sql`with campaign as (insert into freshness_campaign (id, months, started_at, started_by)
      values (${newId()}, 12, now(), '') returning id)
    insert into freshness_target (campaign_id, organization_id, state, next_at)
      select id, ${gone}, 'call', now() from campaign`.execute(house.db)
  const hangs = async () =>
    (
      await sql`select (select organization_id from organization_relation r join organization o
            on o.id = r.organization_id and o.merged_into_id is null where related_organization_id = ${network}) as network,
          (select parent_organization_id from organization where id = ${daughter}) as parent,
          (select state from freshness_target where organization_id = ${gone}) as target`.execute(house.db)
    ).rows[0]
  const compare = await ask(house, `${BASE}/${kept}/${gone}`, chief.cookie)
  assert.match(compare.text, /Suona &lt;bene>/)
  const merged = await merge(kept, gone, {
    'campo-description': 'right',
    'campo-email': 'right',
    'gruppo-services': 'both',
    'gruppo-contacts': 'both',
  })
  const mergeId = new URL(`http://x${merged.location}`).searchParams.get('unite') ?? assert.fail(merged.text)
  await doEvents()
  const now = await documentOf(kept)
  assert.equal(now.organization.name, 'Banda che resta')
  assert.equal(now.organization.description, 'Suona <bene>')
  assert.equal(now.organization.email, 'banda@example.org')
  assert.deepEqual(now.services.map(({ name }) => name).sort(), ['Concerti', 'Corso'])
  assert.deepEqual(now.phones.map(({ number }) => number).sort(), ['0574 1', '0574 2'])
  assert.deepEqual(now.identifiers, [{ scheme: 'IT-CF', identifier: '92000000001' }])
  assert.equal(now.locations.length, 1, 'the same door is one place')
  const moved = await house.app.request(`/it/enti/${oldSlug}`)
  assert.equal(moved.status, 308)
  assert.equal(moved.headers.get('location'), `/it/enti/${await slugOf(kept)}`)
  const belongs = async () => ({
    grants: await house.db
      .selectFrom('role_grant')
      .select('organization_id')
      .where('account_id', '=', owner.id)
      .where('valid_to', 'is', null)
      .execute(),
    request: await house.db
      .selectFrom('membership_request')
      .select('organization_id')
      .where('id', '=', request)
      .execute(),
    report: await house.db
      .selectFrom('record_report')
      .select('organization_id')
      .where('id', '=', report)
      .execute(),
  })
  const of = (id: string) => [{ organization_id: id }]
  assert.deepEqual(await belongs(), { grants: of(kept), request: of(kept), report: of(kept) })
  assert.equal((await readDraft(house.db, kept))?.document.organization.purpose, 'Bozza')
  assert.deepEqual(await hangs(), { network: kept, parent: kept, target: 'stopped' })
  assert.equal((await ask(house, `${BASE}/unioni/${mergeId}`, chief.cookie, {})).status, 303)
  await doEvents()
  assert.deepEqual(await belongs(), { grants: of(gone), request: of(gone), report: of(gone) })
  assert.deepEqual(await hangs(), { network: gone, parent: gone, target: 'call' })
  assert.equal((await readDraft(house.db, kept))?.document.organization.purpose, null)
  assert.equal((await readDraft(house.db, gone))?.document.organization.purpose, 'Bozza')
  assert.equal((await documentOf(kept)).organization.description, 'Suona')
  assert.deepEqual((await documentOf(kept)).services.length, 1)
  assert.equal((await documentOf(gone)).identifiers[0]?.identifier, '92000000001')
  assert.equal((await house.app.request(`/it/enti/${oldSlug}`)).status, 200)
  assert.equal((await ask(house, `${BASE}/unioni/${mergeId}`, chief.cookie, {})).status, 409)
})

test('an edit meanwhile stops a merge, and one after it survives the undo', async () => {
  const [kept, gone] = [
    await plant(house.db, { name: 'Gara uno' }),
    await plant(house.db, { name: 'Gara due', description: 'Doppia' }),
  ]
  const edit = async (id: string, purpose: string, expectedVersion: number) => {
    const { document } = (await readRecord(house.db, id)) ?? assert.fail()
    const changed = { ...document, organization: { ...document.organization, purpose, description: purpose } }
    const by = { source: 'editor' as const, sourceRef: '', by: 'Altri', at: new Date() }
    const asked = { organizationId: id, expectedVersion, document: changed, by, why: 'editor' as const }
    return house.db.transaction().execute((tx) => publish(tx, asked))
  }
  const stale = await versionOf(gone)
  await edit(gone, 'Nuovo', stale)
  const refused = await merge(kept, gone, { versione_altro: String(stale) })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /Qualcuno ha cambiato una delle due/)
  const seen = { kept: await versionOf(kept), gone: await versionOf(gone) }
  const asked = {
    keptId: kept,
    goneId: gone,
    seen,
    choices: { fields: { description: 'right' as const }, groups: {} },
  }
  const mine = { ...asked, by: { id: chief.id, name: chief.name }, now: new Date() } as const
  const [merged, edited] = await Promise.all([
    refusedOr(house.db.transaction().execute((tx) => mergeTwo(tx, mine))),
    edit(gone, 'In gara', seen.gone),
  ])
  assert.equal('refused' in merged, !('refused' in edited), 'one of them, never both and never neither')
  if ('refused' in merged) await merge(kept, gone, { 'campo-description': 'right' })
  const found = await house.db
    .selectFrom('record_merge')
    .select('id')
    .where('gone_id', '=', gone)
    .executeTakeFirstOrThrow()
  await edit(kept, 'Scritto dopo', await versionOf(kept))
  const split = await ask(house, `${BASE}/unioni/${found.id}`, chief.cookie, {})
  assert.match(split.location, /divise=1/)
  assert.equal((await documentOf(kept)).organization.description, 'Scritto dopo')
})

test('only who may in both territories compares and decides, and nobody their own', async () => {
  const here = await plant(house.db, { name: 'Doppio qui' })
  const there = await plant(house.db, { name: 'Doppio là' }, { istat: '048017' })
  const people = [
    await house.person({ role: 'chief_editor', territory: '100' }),
    await house.person({ role: 'urp_operator' }),
    await house.person({ role: 'organization_owner', organizationId: here }),
    await house.person(),
  ]
  for (const { cookie } of people) {
    assert.equal((await ask(house, `${BASE}/${here}/${there}`, cookie)).status, 403)
    assert.equal((await merge(here, there, {}, cookie)).status, 403)
    assert.equal((await merge(there, here, {}, cookie)).status, 403)
  }
  const own = await house.person(
    { role: 'chief_editor' },
    { role: 'organization_editor', organizationId: here },
  )
  assert.equal((await merge(here, there, {}, own.cookie)).status, 403)
  assert.equal((await ask(house, `${BASE}/${here}/${here}`, chief.cookie)).status, 404)
  assert.equal(
    (await house.db.selectFrom('record_merge').select('id').where('kept_id', '=', here).execute()).length,
    0,
  )
})

test('nothing that waits for an editor is merged away, and after 30 days two stay one', async () => {
  const [kept, gone] = [
    await plant(house.db, { name: 'Attesa uno' }),
    await plant(house.db, { name: 'Attesa due' }),
  ]
  const owner = await house.person({ role: 'organization_owner', organizationId: gone })
  const writing = { organizationId: gone, seen: 0, by: owner, now: new Date() }
  await house.db.transaction().execute((tx) =>
    saveDraft(tx, {
      ...writing,
      change: (document) => ({ ...document, organization: { ...document.organization, purpose: 'Atteso' } }),
    }),
  )
  const handed = await ask(house, `/it/area/${gone}/scheda/invia`, owner.cookie, { revisione: '1' })
  assert.equal(handed.status, 303, handed.text)
  const refused = await merge(kept, gone)
  assert.equal(refused.status, 409)
  await house.db.deleteFrom('record_submission').where('organization_id', '=', gone).execute()
  const merged = await merge(kept, gone)
  const mergeId = new URL(`http://x${merged.location}`).searchParams.get('unite') ?? assert.fail(merged.text)
  const at = new Date(Date.now() - 31 * 86_400_000)
  await house.db.updateTable('record_merge').set({ at }).where('id', '=', mergeId).execute()
  assert.equal((await ask(house, `${BASE}/unioni/${mergeId}`, chief.cookie, {})).status, 409)
})
