import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { readRecord } from '../../directory/api.ts'
import { readDraft, saveDraft, type Writer } from '../draft.ts'
import { plantRecord } from '../review/review-fixture.ts'
import { submitDraft } from '../submit.ts'
import { publishDue } from './publish-due.ts'
import { readMoment } from './read-moment.ts'
import { setMoment } from './set-moment.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>
let house: TestApplication
let elena: Person
before(async () => {
  house = await testApplication(MODULES)
  elena = await house.person({ role: 'chief_editor' })
})
after(() => house.stop())

const now = new Date()
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const organization = (name = 'Coro di prova') => plantRecord(house.db, { name })
const publicRecord = async (id: string) => (await readRecord(house.db, id))?.document.organization
const read = (path: string, { cookie }: Person) => house.app.request(path, { headers: { cookie } })
const send = (path: string, { cookie }: Person, fields: Record<string, string>) =>
  house.app.request(path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
const submissions = (organizationId: string) =>
  house.db
    .selectFrom('record_submission')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('submitted_at')
    .execute()
const ownerOf = (organizationId: string) => house.person({ role: 'organization_owner', organizationId })

/** Whose word the purpose is. */
const saidBy = (organizationId: string) =>
  house.db
    .selectFrom('field_assertion')
    .select(['source', 'asserted_by'])
    .where('organization_id', '=', organizationId)
    .where('field', '=', 'purpose')
    .where('superseded_at', 'is', null)
    .executeTakeFirst()

interface Handed {
  publishAt?: Date | undefined
  name?: string
}

/** Hands in a purpose, to be public at a moment. */
async function handIn(organizationId: string, by: Writer, purpose: string, { publishAt, name }: Handed = {}) {
  return house.db.transaction().execute(async (tx) => {
    const draft = await readDraft(tx, organizationId)
    const change = (seen: NonNullable<typeof draft>['document']) => ({
      ...seen,
      organization: { ...seen.organization, purpose, ...(name && { name }) },
    })
    await saveDraft(tx, { organizationId, seen: draft?.revision ?? 0, change, by, now })
    const handed = await submitDraft(tx, { organizationId, note: undefined, publishAt, by, now })
    assert.ok('waiting' in handed, JSON.stringify(handed))
    return handed
  })
}

/** Something approved for the day after. */
async function scheduled(purpose = 'Cantare') {
  const id = await organization()
  const anna = await ownerOf(id)
  const { waiting = '' } = await handIn(id, anna, purpose, { publishAt: inHours(24) })
  const answer = await send(`/it/gestione/schede/${waiting}`, elena, { azione: 'approva', parte: '0' })
  assert.equal(answer.status, 303)
  return { id, anna, submission: waiting }
}

test('what is approved for a moment is public then, not before, as the word of its owner', async () => {
  const { id, anna, submission } = await scheduled()
  assert.equal(await publishDue(house.services, inHours(23)), 0)
  assert.equal((await publicRecord(id))?.purpose, null)
  const home = await (await read(`/it/area/${id}/scheda`, anna)).text()
  assert.match(home, /In programma[\s\S]*Sarà pubblico da/)
  assert.match(await (await read(`/it/gestione/schede/${submission}`, elena)).text(), /Approvata da/)
  assert.equal(await publishDue(house.services, inHours(24.1)), 1)
  assert.equal((await publicRecord(id))?.purpose, 'Cantare')
  const [row] = await submissions(id)
  assert.equal(row?.state, 'approved')
  const said = await saidBy(id)
  assert.deepEqual(said, { source: 'owner', asserted_by: anna.name })
})

test('what an editor corrects of it is public at its moment too, as the word of the editor', async () => {
  const id = await organization()
  const anna = await ownerOf(id)
  const { waiting = '' } = await handIn(id, anna, 'Cantare tuti', { publishAt: inHours(24) })
  const fields = { azione: 'approva', parte: '0', 'correzione-0': 'Cantare tutti' }
  await send(`/it/gestione/schede/${waiting}`, elena, fields)
  await publishDue(house.services, inHours(25))
  assert.equal((await publicRecord(id))?.purpose, 'Cantare tutti')
  assert.equal((await saidBy(id))?.source, 'editor')
})

test('five processes at once publish it once', async () => {
  const { id, submission } = await scheduled()
  const times = Array.from({ length: 5 }, () => publishDue(house.services, inHours(25)))
  const counts = await Promise.all(times)
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    1,
  )
  const audits = await house.db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject_id', '=', submission)
    .where('action', '=', 'editing.publish_scheduled')
    .execute()
  assert.equal(audits.length, 1)
  const versions = await house.db
    .selectFrom('record_version')
    .select('version')
    .where('organization_id', '=', id)
    .execute()
  assert.equal(versions.length, 2, 'as found, and as published')
})

test('a job that ends in the middle leaves it scheduled, and the next one publishes it', async () => {
  const { id } = await scheduled()
  await sql`alter table record_version add constraint broken check (false) not valid`.execute(house.db)
  await assert.rejects(publishDue(house.services, inHours(25)))
  assert.equal((await publicRecord(id))?.purpose, null)
  assert.equal((await submissions(id))[0]?.state, 'scheduled')
  await sql`alter table record_version drop constraint broken`.execute(house.db)
  assert.equal(await publishDue(house.services, inHours(25)), 1)
  assert.equal((await publicRecord(id))?.purpose, 'Cantare')
})

test('what a trusted organisation schedules waits too, and is looked at once it is public', async () => {
  const id = await organization('Coro fidato')
  const anna = await ownerOf(id)
  await house.db
    .insertInto('record_trust')
    .values({ organization_id: id, since: now, given_by: 'Elena' })
    .execute()
  const handed = await handIn(id, anna, 'Cantare', { publishAt: inHours(24), name: 'Altro nome' })
  assert.ok(handed.waiting && handed.scheduled && !handed.published)
  assert.equal((await publicRecord(id))?.purpose, null)
  const queued = () =>
    house.db
      .selectFrom('waiting_item')
      .select(['id', 'published'])
      .where('organization_id', '=', id)
      .where('settled_at', 'is', null)
      .orderBy('published')
      .execute()
  assert.deepEqual(await queued(), [{ id: handed.waiting, published: false }])
  await publishDue(house.services, inHours(25))
  assert.deepEqual(
    [(await publicRecord(id))?.purpose, (await publicRecord(id))?.name],
    ['Cantare', 'Coro fidato'],
  )
  assert.deepEqual((await queued()).at(-1), { id: handed.scheduled, published: true })
})

test('what was changed meanwhile in the same place is not overwritten: it comes back with the reason', async () => {
  const { id, anna, submission } = await scheduled('Cantare')
  const other = await handIn(id, await ownerOf(id), 'Suonare')
  await send(`/it/gestione/schede/${other.waiting}`, elena, { azione: 'approva', parte: '0' })
  assert.equal((await publicRecord(id))?.purpose, 'Suonare')
  await house.db.deleteFrom('event').execute()
  assert.equal(await publishDue(house.services, inHours(25)), 0)
  assert.equal((await publicRecord(id))?.purpose, 'Suonare')
  const row = (await submissions(id)).find((one) => one.id === submission)
  assert.deepEqual([row?.state, row?.decided_name], ['returned', house.services.config.siteName])
  assert.match(await (await read(`/it/area/${id}/scheda`, anna)).text(), /non è stato possibile pubblicare/)
  const told = await house.db
    .selectFrom('event')
    .select('payload')
    .where('name', '=', 'editing.decided')
    .execute()
  assert.equal(told.length, 1)
})

test('until its moment it can be moved, published at once or taken back; afterwards not', async () => {
  const moved = await scheduled()
  const at = (one: typeof moved) => `/it/area/${one.id}/scheda/programma/${one.submission}`
  const wrong = await send(at(moved), moved.anna, { azione: 'sposta', giorno: '2020-01-01', ora: '10:00' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /già passato[\s\S]*value="2020-01-01"/)
  const day = inHours(240).toISOString().slice(0, 10)
  const right = await send(at(moved), moved.anna, { azione: 'sposta', giorno: day, ora: '10:00' })
  assert.equal(right.status, 303)
  assert.equal(await publishDue(house.services, inHours(25)), 0)
  await send(at(moved), moved.anna, { azione: 'subito', giorno: '', ora: '' })
  assert.equal((await publicRecord(moved.id))?.purpose, 'Cantare')
  const late = await send(at(moved), moved.anna, { azione: 'riprendi', giorno: '', ora: '' })
  assert.equal(late.status, 409)
  const back = await scheduled()
  await send(at(back), back.anna, { azione: 'riprendi', giorno: '', ora: '' })
  assert.equal(await publishDue(house.services, inHours(25)), 0)
  assert.equal((await readDraft(house.db, back.id))?.document.organization.purpose, 'Cantare')
})

test('others cannot touch it: strangers, people of another organisation, and editors cannot take it back', async () => {
  const { id, submission } = await scheduled()
  const other = await organization('Altro ente')
  const bruno = await ownerOf(other)
  const fields = { azione: 'riprendi', giorno: '', ora: '' }
  const mine = `/it/area/${id}/scheda/programma/${submission}`
  assert.equal((await house.app.request(mine)).status, 401)
  assert.equal((await send(mine, bruno, fields)).status, 403)
  assert.equal((await send(`/it/area/${other}/scheda/programma/${submission}`, bruno, fields)).status, 404)
  assert.equal((await send(`/it/gestione/schede/${submission}/quando`, bruno, fields)).status, 403)
  assert.equal((await send(`/it/gestione/schede/${submission}/quando`, elena, fields)).status, 403)
  assert.equal((await submissions(id))[0]?.state, 'scheduled')
  const outcome = await house.db.transaction().execute((tx) =>
    setMoment(tx, {
      organizationId: other,
      submissionId: submission,
      publishAt: undefined,
      by: bruno,
      now,
    }),
  )
  assert.deepEqual(outcome, { refused: 'gone' })
})

test('an approval taken back before its moment leaves nothing scheduled', async () => {
  const { id, submission } = await scheduled()
  assert.equal((await send(`/it/gestione/schede/${submission}/annulla`, elena, {})).status, 303)
  const [row] = await submissions(id)
  assert.deepEqual([row?.state, row?.approved_document], ['waiting', null])
  await publishDue(house.services, inHours(25))
  assert.equal((await publicRecord(id))?.purpose, null)
})

test('the form takes a moment of Italy or none, and says what is wrong with another', () => {
  const today = new Date('2027-03-20T12:00:00Z')
  const of = (giorno: string, ora: string) => readMoment({ giorno, ora }, 'Europe/Rome', today)
  assert.deepEqual(of('', ''), {})
  assert.deepEqual(of('2027-03-28', '03:00'), { at: new Date('2027-03-28T01:00:00Z') })
  const field = (giorno: string, ora: string) => {
    const found = of(giorno, ora)
    return 'wrong' in found ? [found.field, found.wrong] : found
  }
  assert.deepEqual(field('2027-03-28', '02:30'), ['ora', 'editing.schedule.hour_wrong'])
  assert.deepEqual(field('2027-02-30', '10:00'), ['giorno', 'editing.schedule.day_wrong'])
  assert.deepEqual(field('2027-03-20', '12:59'), ['giorno', 'editing.schedule.past'])
  assert.deepEqual(field('2029-03-20', '10:00'), ['giorno', 'editing.schedule.far'])
  assert.deepEqual(field('2027-04-01', ''), ['ora', 'editing.schedule.hour_missing'])
  assert.deepEqual(field('', '10:00'), ['giorno', 'editing.schedule.day_missing'])
  assert.deepEqual(field('2027-04-01', '<b>'), ['ora', 'editing.schedule.hour_wrong'])
})
