import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { personWith } from '../../platform/testing/person.ts'
import { waitingForLocks } from '../../platform/testing/waiting-for-locks.ts'
import { createRecord, emptyRecord, type RecordDocument, readRecord } from '../directory/api.ts'
import { type Approval, approve, sendBack } from './decide.ts'
import { readDraft, saveDraft, undoDraft, type Writer } from './draft.ts'
import { submitDraft } from './submit.ts'
import { takeBack } from './take-back.ts'

const now = new Date('2026-11-22T10:00:00Z')
let house: TestDatabase
let [anna, bruno, elena]: Writer[] = []
before(async () => {
  house = await testDatabase()
  ;[anna, bruno, elena] = await Promise.all([1, 2, 3].map(() => personWith(house.db, [])))
})
after(() => house.stop())

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.db.transaction().execute(work)
const who = (writer: Writer | undefined): Writer => writer ?? assert.fail()

/** A public record that says nothing but its name. */
async function organization(name = 'Coro di prova'): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name } }
  const by = { source: 'import' as const, sourceRef: 'Elenco', by: 'import:1', at: now }
  const made = await run((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made))
  return id
}

type Said = Partial<RecordDocument['organization']>
const saying = (said: Said) => (document: RecordDocument) => ({
  ...document,
  organization: { ...document.organization, ...said },
})
const save = (organizationId: string, by: Writer | undefined, seen: number, said: Said) =>
  run((tx) => saveDraft(tx, { organizationId, seen, change: saying(said), by: who(by), now }))
const submit = (organizationId: string, by = anna) =>
  run((tx) => submitDraft(tx, { organizationId, note: undefined, by: who(by), now }))
const decide = (submissionId: string, more: Partial<Approval> = {}, by = elena) =>
  run((tx) => approve(tx, { submissionId, by: who(by), now, ...more }))
const publicRecord = async (id: string) => (await readRecord(house.db, id))?.document.organization
const draftOf = async (id: string) => (await readDraft(house.db, id))?.document.organization

/** A submission of these values that waits. */
async function waiting(organizationId: string, said: Said): Promise<string> {
  const draft = await readDraft(house.db, organizationId)
  await save(organizationId, anna, draft?.revision ?? 0, said)
  const handed = await submit(organizationId)
  assert.ok('waiting' in handed && handed.waiting, JSON.stringify(handed))
  return handed.waiting
}

const sourceOf = async (organizationId: string, field: string) =>
  (
    await house.db
      .selectFrom('field_assertion')
      .select(['source', 'asserted_by'])
      .where('organization_id', '=', organizationId)
      .where('field', '=', field)
      .where('superseded_at', 'is', null)
      .executeTakeFirst()
  )?.source

test('two people who write different things lose nothing, also at the same moment', async () => {
  const id = await organization()
  await save(id, anna, 0, { purpose: 'Cantare' })
  const saving = await run(async (tx) => {
    await sql`select from record_draft where organization_id = ${id} for update`.execute(tx)
    const both = Promise.all([
      save(id, anna, 1, { website: 'https://coro.example/' }),
      save(id, bruno, 1, { member_count: 12 }),
    ])
    await waitingForLocks(house.db, 2)
    return { both }
  })
  const saved = await saving.both
  assert.deepEqual(
    saved.map((one) => 'saved' in one),
    [true, true],
  )
  const draft = await draftOf(id)
  assert.deepEqual(
    [draft?.purpose, draft?.website, draft?.member_count],
    ['Cantare', 'https://coro.example/', 12],
  )
})

test('two people who write the same thing differently are asked, and nothing is overwritten', async () => {
  const id = await organization()
  await save(id, anna, 0, { purpose: 'Cantare' })
  const outcome = await save(id, bruno, 0, { purpose: 'Suonare' })
  assert.ok('conflicts' in outcome)
  assert.deepEqual(
    outcome.conflicts.map(({ mine, theirs }) => [mine.after, theirs.after]),
    [['Suonare', 'Cantare']],
  )
  assert.equal((await draftOf(id))?.purpose, 'Cantare')
})

test('a saving can be undone, and the undoing too', async () => {
  const id = await organization()
  await save(id, anna, 0, { purpose: 'Prima' })
  await save(id, anna, 1, { purpose: 'Seconda' })
  const undo = (revision: number) =>
    run((tx) => undoDraft(tx, { organizationId: id, revision, by: who(anna), now }))
  assert.equal(await undo(1), true)
  assert.equal((await draftOf(id))?.purpose, 'Prima')
  assert.equal(await undo(2), true)
  assert.equal((await draftOf(id))?.purpose, 'Seconda')
  assert.equal(await undo(0), true)
  assert.equal((await draftOf(id))?.purpose, null)
})

test('what is handed in is public only once an editor approved it, as the word of the owner', async () => {
  const id = await organization()
  const submission = await waiting(id, { purpose: 'Cantare insieme' })
  assert.equal((await publicRecord(id))?.purpose, null)
  assert.ok('version' in (await decide(submission)))
  assert.equal((await publicRecord(id))?.purpose, 'Cantare insieme')
  assert.equal(await sourceOf(id, 'purpose'), 'owner')
  const versions = await house.db
    .selectFrom('record_version')
    .select(['version', 'why'])
    .where('organization_id', '=', id)
    .orderBy('version')
    .execute()
  assert.deepEqual(
    versions.map(({ why }) => why),
    ['found', 'owner'],
  )
})

test('nobody approves their own change, and two editors decide once', async () => {
  const id = await organization()
  const submission = await waiting(id, { purpose: 'Cantare' })
  assert.deepEqual(await decide(submission, {}, anna), { refused: 'own' })
  const outcomes = await Promise.all([decide(submission, {}, elena), decide(submission, {}, bruno)])
  assert.equal(outcomes.filter((one) => 'version' in one).length, 1)
  assert.equal(outcomes.filter((one) => 'refused' in one && one.refused === 'decided').length, 1)
})

test('a part may be left out with a reason, and a part corrected as the word of the editor', async () => {
  const id = await organization()
  const submission = await waiting(id, { purpose: 'cantare!!', member_count: 9_999 })
  const keys = [`organization ${id} purpose`]
  assert.deepEqual(await decide(submission, { keys }), { refused: 'no_reason' })
  await decide(submission, { keys, reason: 'Novemila soci?', correct: saying({ purpose: 'Cantare.' }) })
  const now = await publicRecord(id)
  assert.deepEqual([now?.purpose, now?.member_count], ['Cantare.', null])
  assert.equal(await sourceOf(id, 'purpose'), 'editor')
})

test('what is sent back has a reason and is the draft again, with what was written since', async () => {
  const id = await organization()
  const submission = await waiting(id, { purpose: 'Cantare', website: 'https://uno.example/' })
  await save(id, bruno, 0, { website: 'https://due.example/' })
  const back = (reason: string) =>
    run((tx) => sendBack(tx, { submissionId: submission, reason, by: who(elena), now }))
  assert.deepEqual(await back(' '), { refused: 'no_reason' })
  assert.deepEqual(await back('Manca il giorno.'), { returned: true })
  const draft = await readDraft(house.db, id)
  assert.equal(draft?.document.organization.purpose, 'Cantare')
  assert.equal(draft?.document.organization.website, 'https://due.example/')
  assert.equal(draft?.returnedId, submission)
  assert.equal((await publicRecord(id))?.purpose, null)
})

test('a trusted organisation is public at once, but for who it is', async () => {
  const id = await organization('Coro fidato')
  await house.db
    .insertInto('record_trust')
    .values({ organization_id: id, since: now, given_by: 'Elena' })
    .execute()
  await save(id, anna, 0, { purpose: 'Cantare', name: 'Altro nome' })
  const handed = await submit(id)
  assert.ok('waiting' in handed && handed.waiting && handed.published)
  const now1 = await publicRecord(id)
  assert.deepEqual([now1?.purpose, now1?.name], ['Cantare', 'Coro fidato'])
  const queue = await house.db
    .selectFrom('waiting_item')
    .select(['id', 'published'])
    .where('organization_id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
  assert.deepEqual(
    new Map(queue.map((one) => [one.id, one.published])),
    new Map([
      [handed.waiting, false],
      [handed.published, true],
    ]),
  )
  await run((tx) =>
    sendBack(tx, { submissionId: handed.published ?? '', reason: 'Non è così.', by: who(elena), now }),
  )
  assert.equal((await publicRecord(id))?.purpose, null)
})

test('an approval taken back leaves the record as before, with what others changed since', async () => {
  const id = await organization()
  const submission = await waiting(id, { purpose: 'Cantare' })
  await decide(submission)
  await decide(await waiting(id, { member_count: 20 }))
  const undone = await run((tx) => takeBack(tx, { submissionId: submission, by: who(elena), now }))
  assert.deepEqual(undone, { reopened: true })
  const after = await publicRecord(id)
  assert.deepEqual([after?.purpose, after?.member_count], [null, 20])
  const again = await decide(submission)
  assert.ok('version' in again)
  assert.equal((await publicRecord(id))?.purpose, 'Cantare')
})

test('handing in again takes along what still waits', async () => {
  const id = await organization()
  const first = await waiting(id, { purpose: 'Cantare' })
  const second = await waiting(id, { member_count: 20 })
  assert.deepEqual(await decide(first), { refused: 'decided', by: null })
  await decide(second)
  const after = await publicRecord(id)
  assert.deepEqual([after?.purpose, after?.member_count], ['Cantare', 20])
})

test('what is public in another way meanwhile is asked about, not overwritten', async () => {
  const id = await organization()
  await save(id, anna, 0, { purpose: 'Cantare' })
  const other = await readRecord(house.db, id)
  const { publish } = await import('./publish.ts')
  await run((tx) =>
    publish(tx, {
      organizationId: id,
      expectedVersion: other?.version ?? 0,
      document: saying({ purpose: 'Ballare' })(other?.document ?? assert.fail()),
      by: { source: 'desk', sourceRef: '', by: 'URP', at: now },
      why: 'desk',
    }),
  )
  const handed = await submit(id)
  assert.ok('refused' in handed && handed.refused === 'conflicts')
  assert.equal((await publicRecord(id))?.purpose, 'Ballare')
  assert.equal((await draftOf(id))?.purpose, 'Cantare')
})

test('a draft that says nothing new is not handed in, and an impossible one says what is wrong', async () => {
  const id = await organization()
  await save(id, anna, 0, { purpose: null })
  assert.deepEqual(await submit(id), { refused: 'nothing' })
  await save(id, anna, 0, { website: 'coro' })
  const handed = await submit(id)
  assert.ok('refused' in handed && handed.refused === 'invalid')
  assert.deepEqual(
    handed.issues.map(({ field }) => field),
    ['website'],
  )
})
