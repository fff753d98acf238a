import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import type { Bringer } from '../bulk/listed-fields.ts'
import { createRecord, emptyRecord } from './create-record.ts'
import { readRecord } from './read-record.ts'
import type { RecordDocument } from './record-document.ts'
import { anyRecord, FIXTURE_ID } from './record-fixture.ts'
import { normalised } from './record-rows.ts'
import { type RecordWrite, type WriteRefusal, type Written, writeRecord } from './write-record.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const owner = { source: 'owner', sourceRef: 'Scheda', by: 'person:1', at: NOW } as const
let database: TestDatabase

before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

const id = (n: number) => `00000000-0000-7000-8000-0000000000${n}`
const register = { source: 'register', sourceRef: 'RUNTS', by: 'import:1', at: NOW } as const
const machine = { ...register, source: 'machine', sourceRef: 'nome: coro' } as const

const write = (
  document: RecordDocument,
  expectedVersion: number,
  by: Bringer = owner,
  more?: Partial<RecordWrite>,
) =>
  database.db
    .transaction()
    .execute((tx) =>
      writeRecord(tx, { organizationId: document.organization.id, expectedVersion, document, by, ...more }),
    )

const create = (document: RecordDocument, by: Bringer = owner) =>
  database.db.transaction().execute((tx) => createRecord(tx, { document, visibility: 'public', by }))

function written(outcome: Written | WriteRefusal): Written {
  assert.ok(!('refused' in outcome), JSON.stringify(outcome))
  return outcome
}

/** A small record; what is given is put in place of what it has. */
function small(n: number, organization: object = {}, lists: object = {}): RecordDocument {
  const empty = emptyRecord(id(n), 'it').organization
  return normalised({ organization: { ...empty, name: `Coro ${n}`, ...organization }, ...lists })
}

const read = async (organizationId: string) => {
  const found = await readRecord(database.db, organizationId)
  assert.ok(found)
  return found
}

const saidOf = (organizationId: string) =>
  database.db
    .selectFrom('field_assertion')
    .select(['entity', 'field', 'value', 'source', 'asserted_by'])
    .where('organization_id', '=', organizationId)
    .where('superseded_at', 'is', null)
    .orderBy('entity')
    .orderBy('field')
    .execute()

test('whatever is written is what is read afterwards, one version later', async () => {
  await create(normalised({ organization: { ...emptyRecord(FIXTURE_ID, 'it').organization, name: 'Prima' } }))
  await fc.assert(
    fc.asyncProperty(anyRecord, async (wanted) => {
      const before = await read(FIXTURE_ID)
      const { version, changes } = written(await write(wanted, before.version))
      const after = await read(FIXTURE_ID)
      assert.deepEqual(after.document, wanted)
      assert.equal(after.version, version)
      assert.equal(version - before.version, changes.length > 0 ? 1 : 0)
    }),
    { numRuns: 60 },
  )
  const { rows } = await sql<{ n: number }>`select count(*) as n from field_assertion
    where organization_id = ${FIXTURE_ID} and superseded_at is null and entity not in
      ('organization', 'service', 'location', 'program', 'activity', 'phone', 'contact', 'schedule', 'cost_option',
       'required_document', 'service_area', 'organization_picture', 'organization_document', 'organization_event')`.execute(
    database.db,
  )
  assert.equal(rows[0]?.n, 0)
})

test('who read an older version is told so, and nothing is written', async () => {
  const { document, version } = written(await create(small(11)))
  const mine = { ...document, organization: { ...document.organization, website: 'https://uno.example/' } }
  const theirs = { ...document, organization: { ...document.organization, website: 'https://due.example/' } }
  const outcomes = await Promise.all([write(mine, version), write(theirs, version)])
  assert.equal(outcomes.filter((one) => 'refused' in one && one.refused === 'moved').length, 1)
  assert.deepEqual(await write(mine, 1), { refused: 'moved', version: 2 })
})

test('a new name gives a new address, the old one leads there, and going back gives the old one again', async () => {
  const { document, version } = written(await create(small(12, { name: 'Coro del Bisenzio' })))
  const called = (name: string) => ({ ...document, organization: { ...document.organization, name } })
  written(await write(called('Coro della Val di Bisenzio'), version))
  const address = async () => ({
    slug: (
      await database.db.selectFrom('organization').select('slug').where('id', '=', id(12)).executeTakeFirst()
    )?.slug,
    old: await database.db
      .selectFrom('slug_redirect')
      .select('slug')
      .where('organization_id', '=', id(12))
      .execute(),
    names: await database.db
      .selectFrom('organization_former_name')
      .select('name')
      .where('organization_id', '=', id(12))
      .execute(),
  })
  assert.deepEqual(await address(), {
    slug: 'coro-della-val-di-bisenzio',
    old: [{ slug: 'coro-del-bisenzio' }],
    names: [{ name: 'Coro del Bisenzio' }],
  })
  written(await write(called('Coro del Bisenzio'), version + 1))
  assert.deepEqual(await address(), {
    slug: 'coro-del-bisenzio',
    old: [{ slug: 'coro-della-val-di-bisenzio' }],
    names: [{ name: 'Coro della Val di Bisenzio' }],
  })
})

test('what a register said is not overwritten by the owner, but comes back as a discrepancy', async () => {
  const { document, version } = written(await create(small(13, { type_code: 'odv' }), register))
  const organization = { ...document.organization, type_code: 'aps', website: 'https://coro.example/' }
  const outcome = written(await write({ ...document, organization }, version))
  assert.deepEqual(
    outcome.discrepancies.map(({ change, standing }) => [
      change.field,
      change.before,
      change.after,
      standing,
    ]),
    [['type_code', 'odv', 'aps', { source: 'register', sourceRef: 'RUNTS', at: NOW }]],
  )
  const after = await read(id(13))
  assert.equal(after.document.organization.type_code, 'odv')
  assert.equal(after.document.organization.website, 'https://coro.example/')
  const settled = [`organization ${id(13)} type_code`]
  written(await write({ ...after.document, organization }, after.version, owner, { settled }))
  assert.equal((await read(id(13))).document.organization.type_code, 'aps')
  const said = (await saidOf(id(13))).find(({ field }) => field === 'type_code')
  assert.deepEqual([said?.value, said?.source], ['aps', 'owner'])
})

test('a machine does not guess again what the owner took away', async () => {
  const sport = { terms: [{ taxonomy: 'area', code: 'sport' }] }
  const { document, version } = written(await create(small(14, {}, sport), machine))
  written(await write({ ...document, terms: [] }, version))
  const again = written(await write(document, version + 1, machine))
  assert.deepEqual(again.changes, [])
  assert.equal(again.discrepancies[0]?.standing.source, 'owner')
})

test('a service of which a stronger source says something stays whole', async () => {
  const service = { id: id(31), name: 'Prove', status: 'active', position: 0 }
  const phone = { id: id(32), service_id: id(31), number: '0574 1', type: 'voice', position: 0 }
  const { document, version } = written(await create(small(15, {}, { services: [service] })))
  const withPhone = normalised({ ...document, phones: [phone] })
  written(await write(withPhone, version, register))
  const outcome = written(await write({ ...withPhone, services: [], phones: [] }, version + 1))
  assert.deepEqual(outcome.changes, [])
  assert.deepEqual(outcome.discrepancies.map(({ change }) => change.entity).sort(), ['phone', 'service'])
})

test('lists read the word of the owner on seat, codes and numbers where they look for it', async () => {
  const seat = {
    id: id(41),
    location_type: 'physical',
    address_1: 'Via Roma 1',
    istat_code: '100005',
    position: 0,
  }
  const lists = {
    locations: [seat],
    identifiers: [{ scheme: 'RUNTS-REP', identifier: '77777' }],
    phones: [{ id: id(42), number: '0574 2', type: 'voice', position: 0 }],
    languages: [{ code: 'ar' }],
  }
  written(await create(small(16, { seat_id: id(41) }, lists)))
  const said = await saidOf(id(16))
  assert.deepEqual(
    said
      .filter(({ entity, field }) => entity === 'organization' && /[.]|phone/.test(field))
      .map(({ field, value }) => [field, value]),
    [
      ['identifier.RUNTS-REP', '77777'],
      ['languages.ar', { code: 'ar', note: null, service_id: null }],
      ['location.address_1', 'Via Roma 1'],
      ['location.istat_code', '100005'],
      ['location.postal_code', null],
      ['phone', ['0574 2']],
    ],
  )
  assert.ok(said.every(({ source, asserted_by }) => source === 'owner' && asserted_by === 'person:1'))
})

test('a code another organisation has is refused, also when two ask at once', async () => {
  const code = { identifiers: [{ scheme: 'IT-CF', identifier: '92000000007' }] }
  const outcomes = await Promise.all([create(small(17, {}, code)), create(small(18, {}, code))])
  const refused = outcomes.filter((one) => 'refused' in one)
  assert.deepEqual(refused, [{ refused: 'identifier_taken', schemes: ['IT-CF'] }])
})

test('what is not allowed is refused with the row and the field; what was wrong before is not in the way', async () => {
  const { document, version } = written(await create(small(19, { website: 'https://coro.example/' })))
  await database.db
    .updateTable('organization')
    .set({ email: 'not an address' })
    .where('id', '=', id(19))
    .execute()
  const wrong = {
    ...document,
    organization: { ...document.organization, email: 'not an address', website: 'coro' },
  }
  const outcome = await write(wrong, version)
  assert.ok('refused' in outcome && outcome.refused === 'invalid')
  assert.deepEqual(
    outcome.issues.map(({ entity, field, issue }) => [entity, field, issue.message]),
    [['organization', 'website', 'form.url']],
  )
  const right = { ...wrong, organization: { ...wrong.organization, website: null } }
  assert.equal(written(await write(right, version)).changes.length, 1)
})

test('nobody writes in the record of another: neither by its rows nor by its id', async () => {
  const service = { id: id(51), name: 'Prove', status: 'active', position: 0 }
  written(await create(small(21, {}, { services: [service] })))
  const { document, version } = written(await create(small(22)))
  await assert.rejects(write(normalised({ ...document, services: [service] }), version))
  assert.deepEqual(
    await database.db
      .transaction()
      .execute((tx) => writeRecord(tx, { organizationId: id(21), expectedVersion: 1, document, by: owner })),
    { refused: 'gone' },
  )
  await assert.rejects(
    database.db
      .insertInto('phone')
      .values({ id: id(52), organization_id: id(22), service_id: id(51), number: '0574 1' })
      .execute(),
    /foreign key/,
  )
})

test('what is written is found at once', async () => {
  const { document, version } = written(await create(small(23)))
  written(
    await write(
      { ...document, organization: { ...document.organization, name: 'Zampognari riuniti' } },
      version,
    ),
  )
  const row = await database.db
    .selectFrom('organization_search')
    .select('name_folded')
    .where('organization_id', '=', id(23))
    .executeTakeFirst()
  assert.match(row?.name_folded ?? '', /zampognari/)
})
