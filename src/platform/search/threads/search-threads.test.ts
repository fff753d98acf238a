import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../ids.ts'
import { type TestApplication, testApplication } from '../../testing/application.ts'
import { putDocuments } from '../documents.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleTerm } from '../engine/sample.ts'

let house: TestApplication
before(async () => {
  house = await testApplication([{ name: 'prova', search: [SAMPLE_KIND] }], {}, { search: true })
})
after(() => house.stop())

const put = async (id: string, title: string | null) => {
  const document = title === null ? null : sampleDocument(title)
  const written = await putDocuments(house.db, 'sample', [{ id, document }])
  return written.get(id) ?? 0
}
const find = async (word: string) =>
  (await house.services.search.search({ ...SAMPLE_QUERY, terms: [sampleTerm(word)] }))?.hits.map(
    ({ id }) => id,
  )

test('a change is found as soon as it is settled, and once withdrawn it is not', async () => {
  const id = newId()
  assert.equal(await house.services.search.settled(await put(id, 'Misericordia di Prato')), true)
  assert.deepEqual(await find('misericordia'), [id])
  assert.equal(await house.services.search.settled(await put(id, 'Pubblica Assistenza')), true)
  assert.deepEqual([await find('misericordia'), await find('pubblica')], [[], [id]])
  assert.equal(await house.services.search.settled(await put(id, null)), true)
  assert.deepEqual(await find('pubblica'), [])
})
