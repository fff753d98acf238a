import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { newId } from '../../ids.ts'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { putDocuments } from '../documents.ts'
import { type Change, readChanges } from './read-changes.ts'

let house: TestDatabase
let follower: pg.Client
let position: string
const writers: pg.Client[] = []

before(async () => {
  house = await testDatabase()
  follower = await connected()
  const { rows } = await follower.query('select pg_current_snapshot()::text as position')
  position = rows[0].position
})
after(async () => {
  await Promise.all([follower, ...writers].map((client) => client.end()))
  await house.stop()
})

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: house.url })
  await client.connect()
  return client
}

async function writer(): Promise<pg.Client> {
  const client = await connected()
  writers.push(client)
  return client
}

const put = (client: pg.Client, id: string, title: string | null = 'x') =>
  client.query(
    `insert into search_document (kind, id, document) values ('thing', $1, $2)
     on conflict (kind, id) do update
     set seq = nextval('search_seq'), xid = pg_current_xact_id(), document = excluded.document`,
    [id, title === null ? null : JSON.stringify({ title })],
  )

/** What a follower gets now, having seen all that it was given before. */
async function seen(piece?: number): Promise<readonly Change[]> {
  const all: Change[] = []
  const followed = await readChanges(follower, position, (changes) => all.push(...changes), piece)
  assert.equal(followed.lost, false)
  position = followed.position
  return all
}
const ids = (changes: readonly Change[]) => changes.map(({ id }) => id).toSorted()

test('every change is seen once, with its document or null', async () => {
  const [one, two] = [newId(), newId()]
  const written = await putDocuments(house.db, 'thing', [
    { id: one, document: null },
    { id: two, document: null },
  ])
  const changes = await seen()
  assert.deepEqual(ids(changes), [one, two].toSorted())
  assert.equal(changes.find(({ id }) => id === one)?.seq, written.get(one))
  assert.deepEqual(await seen(), [])
})

test('a transaction that began first and commits last is not skipped', async () => {
  const [early, late] = [await writer(), await writer()]
  const [a, b] = [newId(), newId()]
  await early.query('begin')
  await put(early, a)
  await put(late, b)
  assert.deepEqual(ids(await seen()), [b])
  await early.query('commit')
  assert.deepEqual(ids(await seen()), [a])
})

test('a transaction that stays open holds nobody back, and its own changes come when it ends', async () => {
  const [long, others] = [await writer(), await writer()]
  const [mine, first, second] = [newId(), newId(), newId()]
  await long.query('begin')
  await put(long, mine)
  for (const id of [first, second]) {
    await put(others, id)
    assert.deepEqual(ids(await seen()), [id])
  }
  await long.query('commit')
  assert.deepEqual(ids(await seen()), [mine])
})

test('what was written within savepoints is seen, and what was rolled back to one is not', async () => {
  const client = await writer()
  const [kept, undone, inner] = [newId(), newId(), newId()]
  await client.query('begin')
  await client.query('savepoint one')
  await put(client, inner)
  await client.query('release savepoint one')
  await client.query('savepoint two')
  await put(client, undone)
  await client.query('rollback to savepoint two')
  await put(client, kept)
  assert.deepEqual(await seen(), [])
  await client.query('commit')
  assert.deepEqual(ids(await seen()), [kept, inner].toSorted())
})

test('of a record changed many times only what it is now is told', async () => {
  const client = await writer()
  const id = newId()
  for (const title of ['a', 'b', null, 'c']) await put(client, id, title)
  assert.deepEqual(
    (await seen()).map((change) => [change.id, change.document?.title]),
    [[id, 'c']],
  )
})

test('more changes than fit in the memory come in pieces, none missing and none twice', async () => {
  const client = await writer()
  const many = Array.from({ length: 250 }, () => newId())
  for (const id of many) await put(client, id)
  const pieces: number[] = []
  const all: Change[] = []
  const followed = await readChanges(
    follower,
    position,
    (changes) => {
      pieces.push(changes.length)
      all.push(...changes)
    },
    100,
  )
  assert.deepEqual(pieces, [100, 100, 50])
  assert.deepEqual(ids(all), many.toSorted())
  position = followed.position
  assert.deepEqual(await seen(), [])
})

test('a place that the database has not reached, having been put back, is lost', async () => {
  const { rows } = await follower.query(
    "select format('%1$s:%1$s:', pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 100000) as future",
  )
  assert.equal((await readChanges(follower, rows[0].future, () => {})).lost, true)
})
