import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { newId } from '../../ids.ts'
import { type SearchHouse, searchHouse } from '../../testing/search-house.ts'
import { SAMPLE_KIND } from '../engine/sample.ts'
import type { Change } from '../feed/read-changes.ts'
import { createCollection } from './collection.ts'
import { createProver } from './prover.ts'

let house: SearchHouse
let client: pg.Client
before(async () => {
  house = await searchHouse()
  client = new pg.Client({ connectionString: house.url })
  await client.connect()
})
after(async () => {
  await client.end()
  await house.stop()
})

const BEGINNING = '3:3:'

/** The connection that follows, with something that happens between its look and the comparison. */
const following = (meanwhile: () => Promise<unknown>): pg.Client =>
  Object.assign(Object.create(client) as pg.Client, {
    query: async (text: string, values: unknown[]) => {
      if (/pg_export_snapshot/.test(text)) await meanwhile()
      return client.query(text, values)
    },
  })

/** Which kinds are said to be wrong, when `forgotten` records of the database never came into the index. */
async function proof(
  forgotten: readonly string[],
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<readonly string[]> {
  const connected = Promise.withResolvers<void>()
  const told = Promise.withResolvers<readonly string[]>()
  const prover = createProver(house.url, {
    connected: connected.resolve,
    wrong: (_, kinds) => told.resolve(kinds),
    failed: told.reject,
  })
  const collection = createCollection(SAMPLE_KIND, [], () => ids++)
  let ids = 1
  prover.due(0)
  assert.equal(prover.ready(), false, 'not before there is a connection')
  await connected.promise
  assert.equal(prover.ready(), true)
  const take = (changes: readonly Change[]) => {
    collection.change(changes.filter(({ id }) => !forgotten.includes(id)))
  }
  const collections = new Map([[SAMPLE_KIND.name, collection]])
  await prover.follow(following(meanwhile), BEGINNING, collections, take)
  assert.equal(prover.ready(), false, 'not again at once')
  const nothing = setTimeout(() => told.resolve([]), 1_000)
  return told.promise.finally(() => {
    clearTimeout(nothing)
    prover.stop()
  })
}

test('records that the index lacks are told', async () => {
  const id = newId()
  await house.put({ [id]: 'Uno', [newId()]: 'Due' })
  assert.deepEqual(await proof([id]), ['sample'])
})

test('an index of the records there are is right, though they change while they are compared', async () => {
  const id = newId()
  await house.put({ [id]: 'Tre' })
  assert.deepEqual(await proof([], () => house.put({ [id]: 'Quattro', [newId()]: 'Cinque' })), [])
})
