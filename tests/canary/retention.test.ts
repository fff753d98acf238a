import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../src/modules.ts'
import { listQueues } from '../../src/platform/jobs/queues.ts'
import { listPrivacy } from '../../src/platform/privacy/list-privacy.ts'
import { columnOf, words } from '../../src/platform/privacy/table-privacy.ts'
import { type TestApplication, testApplication } from '../../src/platform/testing/application.ts'
import { CANARY, plantRest } from './plant.ts'
import { scanTables } from './scan.ts'
import { tellStory } from './story.ts'

/** Longer than anything that is kept for a time. */
const YEARS_AHEAD = 11

/** What a job ends that somebody keeps alive, not the time: as long as that is there, the words are. */
const AS_LONG_AS: Readonly<Record<string, string>> = {
  'record_report.message': 'the record is there: only the address goes',
  'record_draft_revision.by_name': 'it is one of the latest hundred',
  'record_draft_revision.document': 'it is one of the latest hundred',
  'space_revision.by_name': 'it is one of the latest hundred',
  link_address: 'the address is in a record',
  link_use: 'the address is in a record',
  picture: 'a record shows it',
  document: 'a record shows it',
  search_document: 'the record is public',
}

/** Columns that a job is said to empty, as `table.column`, with the job. */
const ENDED = new Map<string, string>(
  listPrivacy(MODULES).flatMap(({ table, personal }) =>
    personal.flatMap(({ job, of, columns, secret }) =>
      job === undefined
        ? []
        : [columnOf(of), ...words(columns), ...words(secret)].map(
            (column) => [`${table}.${column}`, job] as const,
          ),
    ),
  ),
)

let house: TestApplication
let hers: RegExp
before(async () => {
  house = await testApplication(MODULES, { PUBLIC_URL: 'https://volontariato.example', TRUST_PROXY: '1' })
  const story = await tellStory(house)
  await plantRest({ house, ...story })
  hers = new RegExp(`zwirbel|${CANARY.word}|${story.accountId}`, 'i')
})
after(() => house.stop())

/** What is kept until somebody ends it, and for a time after that, is ended. */
async function endAll(): Promise<void> {
  await sql`update list_view set removed_at = now()`.execute(house.db)
  await sql`update record_report set closed_at = now()`.execute(house.db)
  await sql`update waiting_item set settled_at = now(), settled_by = 'x' where settled_at is null`.execute(
    house.db,
  )
}

/** Where she still is, of all that a job is said to end. */
const left = async (): Promise<string[]> => {
  const places = (await scanTables(house.db, hers)).map(({ table, column }) => `${table}.${column}`)
  return [...new Set(places)].filter((place) => ENDED.has(place)).toSorted()
}

test('what is said to be kept for a time is not there any more after that time, by the job that is named', async () => {
  const there = await left()
  assert.ok(there.length > 40, `she is in ${there.length} of the columns that a job ends`)
  await endAll()
  const ahead = new Date()
  ahead.setFullYear(ahead.getFullYear() + YEARS_AHEAD)
  mock.timers.enable({ apis: ['Date'], now: ahead })
  try {
    const jobs = new Set(ENDED.values())
    for (const queue of listQueues(MODULES).filter(({ name }) => jobs.has(name)))
      await queue.run(house.services, {})
  } finally {
    mock.timers.reset()
  }
  const overdue = (await left()).filter(
    (place) => !(AS_LONG_AS[place] ?? AS_LONG_AS[place.split('.')[0] ?? '']),
  )
  assert.deepEqual(
    overdue.map((place) => `${place}: ${ENDED.get(place)}`),
    [],
  )
})
