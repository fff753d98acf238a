import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { limitRepeats } from './limit-repeats.ts'
import { createLog } from './log.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

/** What the log writes of an error. */
function written(error: unknown): string {
  const lines: string[] = []
  createLog('error', { write: (line: string) => void lines.push(line) }).error({ err: error }, 'unexpected')
  return lines.join('')
}

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  )

test('an error of the database is told without the values that somebody wrote', async () => {
  await sql`create table person (email text primary key, age int)`.execute(database.db)
  await sql`insert into person values ('anna.bianchi@posta.example', 1)`.execute(database.db)
  const errors = [
    sql`insert into person values ('anna.bianchi@posta.example', 2)`.execute(database.db),
    sql`select ${'Anna Bianchi'}::uuid`.execute(database.db),
    sql`select ${'Anna Bianchi'}::int`.execute(database.db),
    sql`select ${'{"Anna": Bianchi}'}::jsonb`.execute(database.db),
  ]
  const lines = (await Promise.all(errors.map(caught))).map(written)
  for (const line of lines) assert.doesNotMatch(line, /anna|bianchi/i)
  assert.match(lines[0] ?? '', /"code":"23505".*"constraint":"person_pkey"/)
})

test('an error of a parser, of the mail server or with a cause tells nothing of people', () => {
  const errors = [
    tried(() => JSON.parse('Anna Bianchi')),
    new Error('550 Recipient <anna.bianchi@posta.example> rejected: unknown'),
    new Error('cannot read BNCNNA80A41G999X of 0574 123456'),
    new Error('outer', { cause: new Error('no such person: "Anna Bianchi"') }),
    '<anna.bianchi@posta.example> refused',
  ]
  for (const error of errors) assert.doesNotMatch(written(error), /anna|bianchi|BNCNNA|0574/i)
})

test('an error keeps what is needed to find it', () => {
  const line = JSON.parse(written(new TypeError("Cannot read properties of undefined (reading 'name')"))) as {
    level: string
    err: { type: string; message: string; stack: string }
  }
  assert.equal(line.level, 'error')
  assert.equal(line.err.type, 'TypeError')
  assert.equal(line.err.message, "Cannot read properties of undefined (reading 'name')")
  assert.match(line.err.stack, /log\.test/)
})

test('a line is never longer than a page, however long the error', () => {
  const deep = new Error('x'.repeat(100_000), { cause: new Error('y'.repeat(100_000)) })
  assert.ok(written(deep).length < 10_000)
})

test('the same trouble a thousand times is sixty lines and one that says how many more', () => {
  let now = 0
  const lines: unknown[][] = []
  const log = limitRepeats(() => now)
  const say = (message: string) =>
    log.call(
      createLog('silent'),
      [{}, message] as never,
      ((...args: unknown[]) => void lines.push(args)) as never,
      50,
    )
  for (let times = 0; times < 1_000; times++) say('database away')
  say('something else')
  assert.equal(lines.length, 61)
  now = 60_000
  say('database away')
  assert.deepEqual(lines[61], [{ times: 940 }, 'left out of the log: database away'])
  assert.equal(lines.length, 63)
})

function tried(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
