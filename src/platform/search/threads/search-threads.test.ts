import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { newId } from '../../ids.ts'
import { type SearchHouse, searchHouse, until } from '../../testing/search-house.ts'
import { SAMPLE_QUERY } from '../engine/sample.ts'

let house: SearchHouse
const threads: Worker[] = []
process.on('worker', (worker) => threads.push(worker))
const living = (name: string) => threads.filter(({ threadName }) => threadName === name)

before(async () => {
  house = await searchHouse()
  await house.start()
})
after(() => house.stop())

const settled = async (titles: Parameters<SearchHouse['put']>[0]) =>
  house.search().index.settled(await house.put(titles))

test('a change is found as soon as it is settled, and once withdrawn it is not', async () => {
  const id = newId()
  assert.equal(await settled({ [id]: 'Misericordia di Prato' }), true)
  assert.deepEqual(await house.find('misericordia'), [id])
  assert.equal(await settled({ [id]: 'Pubblica Assistenza' }), true)
  assert.deepEqual([await house.find('misericordia'), await house.find('pubblica')], [[], [id]])
  assert.equal(await settled({ [id]: null }), true)
  assert.deepEqual(await house.find('pubblica'), [])
})

test('a change of somebody else is found without anybody asking for it', async () => {
  const id = newId()
  await house.put({ [id]: 'Avis comunale' })
  await until(async () => (await house.find('avis'))?.length === 1)
})

test('a number that is settled already, or of a record changed since, is settled', async () => {
  const id = newId()
  const seq = await house.put({ [id]: 'Uno' })
  await house.put({ [id]: 'Due' })
  assert.equal(await house.search().index.settled(seq), true)
  assert.equal(await house.search().index.settled(seq), true)
})

test('while records change without end each is found once, never none and never two', async () => {
  const ids = Array.from({ length: 60 }, () => newId()).toSorted()
  await settled(Object.fromEntries(ids.map((id) => [id, 'Sempre 0'])))
  const { index } = house.search()
  let changing = true
  const writer = (async () => {
    for (let n = 1; n <= 150; n++) {
      const some = ids.filter(() => Math.random() < 0.4)
      if (some.length > 0) await house.put(Object.fromEntries(some.map((id) => [id, `Sempre ${n}`])))
    }
    changing = false
  })()
  let looks = 0
  while (changing) {
    assert.deepEqual(await house.find('sempre'), ids)
    looks++
    if (looks % 5 === 0) await wait(1)
  }
  await writer
  assert.ok(looks > 20, `${looks} looks`)
  assert.ok((index.state()[0]?.segments ?? 0) < 60, 'segments are merged')
})

test('large segments are merged in a thread of their own, and changes meanwhile are kept', async () => {
  const segments = () => house.search().index.state()[0]?.segments ?? 99
  const before = segments()
  const ids = Array.from({ length: 2_000 }, () => newId())
  for (let at = 0; at < ids.length; at += 200)
    await settled(Object.fromEntries(ids.slice(at, at + 200).map((id) => [id, 'Grande'])))
  const [gone = '', changed = ''] = ids
  await settled({ [gone]: null, [changed]: 'Piccolo' })
  await until(() => segments() < before + 8)
  assert.deepEqual(await house.find('grande'), ids.slice(2).toSorted())
  assert.deepEqual(await house.find('piccolo'), [changed])
})

test('a thread that dies is replaced; who was waiting for it is told that there is no answer', async () => {
  const id = newId()
  await settled({ [id]: 'Immortale' })
  const [searcher] = living('searcher')
  const questions = Array.from({ length: 20 }, () => house.find('immortale'))
  await searcher?.terminate()
  for (const answer of await Promise.all(questions)) assert.ok(answer === undefined || answer.length === 1)
  await until(async () => (await house.find('immortale'))?.length === 1)
})

test('when the thread that follows dies, another takes over from where the database is', async () => {
  const id = newId()
  await living('indexer').at(-1)?.terminate()
  await house.put({ [id]: 'Successore' })
  await until(async () => (await house.find('successore'))?.length === 1)
})

test('when the connection to the database is cut, it is made again and nothing is missed', async () => {
  const id = newId()
  for (let n = 0; n < 3; n++) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tessuto-search' and datname = current_database()`.execute(house.db)
    await house.put({ [id]: `Ritorno ${n}`, [newId()]: `Taglio ${n}` })
  }
  await until(async () => (await house.find('taglio'))?.length === 3)
  assert.deepEqual(await house.find('ritorno'), [id])
})

test('made anew, it answers all the while and ends with what the database has', async () => {
  const id = newId()
  await settled({ [id]: 'Vecchio' })
  // Behind the back of those who follow: only who reads all documents sees it.
  await sql`update search_document set document = replace(document::text, 'Vecchio', 'Nuovo')::json
    where id = ${id}`.execute(house.db)
  house.search().rebuild()
  let looks = 0
  await until(async () => {
    const [old, fresh] = [await house.find('vecchio'), await house.find('nuovo')]
    assert.ok(old && fresh)
    looks++
    return fresh.length === 1
  })
  assert.deepEqual(await house.find('vecchio'), [])
  assert.ok(looks > 1)
})

test('nothing is told of a kind that nobody declared', async () => {
  assert.equal(await house.search().index.search({ ...SAMPLE_QUERY, kind: 'unknown' }), undefined)
})

test('the state tells records, segments, size and lag', async () => {
  const [state] = house.search().index.state()
  const found = (await house.find())?.length
  assert.deepEqual([state?.kind, state?.ready, state?.records], ['sample', true, found])
  assert.ok((state?.lag ?? 99) < 5 && (state?.bytes ?? 0) > 1_000)
})

test('once stopped it answers nothing, and no thread and no connection is left', async () => {
  const { index } = house.search()
  await house.halt()
  assert.equal(await index.search(SAMPLE_QUERY), undefined)
  assert.equal(await index.settled(1), false)
  assert.deepEqual(
    threads.filter(({ threadId }) => threadId !== -1).map(({ threadName }) => threadName),
    [],
  )
  await until(async () => {
    const { rows } = await sql`select from pg_stat_activity
      where application_name like 'tessuto-search%' and datname = current_database()`.execute(house.db)
    return rows.length === 0
  })
})
