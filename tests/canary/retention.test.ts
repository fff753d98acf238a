import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../src/modules.ts'
import { listQueues } from '../../src/platform/jobs/queues.ts'
import type { Span } from '../../src/platform/privacy/kept.ts'
import { listPrivacy } from '../../src/platform/privacy/list-privacy.ts'
import { columnOf, words } from '../../src/platform/privacy/table-privacy.ts'
import { type TestApplication, testApplication } from '../../src/platform/testing/application.ts'
import { type Moment, PERIODS, type Period, plantPeriods } from './periods.ts'
import { CANARY, plantRest } from './plant.ts'
import { scanTables } from './scan.ts'
import { tellStory } from './story.ts'

/** Longer than anything that is kept for a time. */
const YEARS_AHEAD = 11

/** What a job ends that somebody keeps alive, not the time: as long as that is there, the words are. */
const AS_LONG_AS: Readonly<Record<string, string>> = {
  'record_report.message': 'the record is there: only the address goes',
  link_address: 'the address is in a record',
  link_use: 'the address is in a record',
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
let there: readonly string[]
let hers: RegExp
before(async () => {
  house = await testApplication(MODULES, { PUBLIC_URL: 'https://volontariato.example', TRUST_PROXY: '1' })
  const story = await tellStory(house)
  await plantRest({ house, ...story })
  hers = new RegExp(`zwirbel|${CANARY.word}|${story.accountId}`, 'i')
  await plantPeriods(house, story.accountId)
  there = await left()
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

/** Runs these jobs with the clock at this moment. */
async function runAt(now: Date, jobs: ReadonlySet<string | undefined>): Promise<void> {
  mock.timers.enable({ apis: ['Date'], now })
  try {
    for (const queue of listQueues(MODULES).filter(({ name }) => jobs.has(name)))
      await queue.run(house.services, {})
  } finally {
    mock.timers.reset()
  }
}

/** The spans that a table says of itself for what a job ends, as `table: value`. */
const SPANS = new Map<string, Span>(
  listPrivacy(MODULES).flatMap(({ table, personal }) =>
    personal.flatMap(({ job, kept }) =>
      Object.entries(job ? (kept.values ?? {}) : {}).flatMap(([value, span]) =>
        typeof span === 'number' ? [] : [[`${table}: ${value}`, span] as const],
      ),
    ),
  ),
)

/** Ends by itself, no job looks at it: the link in a letter, in whose row the job comes later. */
const ENDS_ALONE = ['freshness_letter: link']
const spanOf = ({ place, value }: Period): string => `${place.split('.')[0]}: ${value}`

/** The moment at which the span of a row is over just now, or just not yet. */
function moment({ unit, count }: Span, now: Date, isOver: boolean): Moment {
  const [hours, months] = unit === 'day' ? [count * 24, 0] : [0, unit === 'month' ? count : 0]
  const span = sql`make_interval(months => ${months}, hours => ${unit === 'hour' ? count : hours})`
  const began = sql<Date>`(${now}::timestamptz - ${span})`
  const step = sql`make_interval(secs => ${isOver ? 1 : -1})`
  const month = sql`(date_trunc('month', ${began}::date + interval '1 month' - interval '1 day')`
  return {
    began: sql`${began} - ${step}`,
    day: sql`${began}::date - ${isOver ? 1 : 0}::integer`,
    month: sql`${month} - make_interval(months => ${isOver ? 1 : 0}))::date`,
    over: sql`${now}::timestamptz - ${step}`,
  }
}

test('every span that a job ends is tried at its very end', () => {
  const tried = new Set([...PERIODS.map(spanOf), ...ENDS_ALONE])
  assert.deepEqual(
    [...SPANS.keys()].filter((span) => !tried.has(span)),
    [],
  )
})

test('just before the end of its span everything is there, just after it is gone', async () => {
  const now = new Date()
  const end = (period: Period, isOver: boolean) =>
    period
      .ends(moment(SPANS.get(spanOf(period)) ?? assert.fail(spanOf(period)), now, isOver))
      .execute(house.db)
  for (const period of PERIODS) await end(period, false)
  await runAt(now, new Set(PERIODS.map(({ place }) => ENDED.get(place))))
  const kept = new Set(await left())
  assert.deepEqual(PERIODS.filter(({ place }) => !kept.has(place)).map(spanOf), [], 'gone too early')
  for (const period of PERIODS) {
    await end(period, true)
    await runAt(now, new Set([ENDED.get(period.place)]))
  }
  const late = new Set(await left())
  assert.deepEqual(PERIODS.filter(({ place }) => late.has(place)).map(spanOf), [], 'there too long')
})

test('what is said to be kept for a time is not there any more after that time, by the job that is named', async () => {
  assert.ok(there.length > 40, `she is in ${there.length} of the columns that a job ends`)
  await endAll()
  const ahead = new Date()
  ahead.setFullYear(ahead.getFullYear() + YEARS_AHEAD)
  await runAt(ahead, new Set(ENDED.values()))
  const overdue = (await left()).filter(
    (place) => !(AS_LONG_AS[place] ?? AS_LONG_AS[place.split('.')[0] ?? '']),
  )
  assert.deepEqual(
    overdue.map((place) => `${place}: ${ENDED.get(place)}`),
    [],
  )
})
