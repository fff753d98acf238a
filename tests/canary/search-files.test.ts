import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { eraseByAddress } from '../../src/modules/accounts/own/remove.ts'
import { newId } from '../../src/platform/ids.ts'
import { type SavedIndex, savedFiles } from '../../src/platform/search/feed/saved-index.ts'
import { readSnapshotFile, writeSnapshotFile } from '../../src/platform/search/feed/snapshot-file.ts'
import { searchFolder } from '../../src/platform/search/threads/start-search.ts'
import { type SearchHouse, searchHouse, until } from '../../src/platform/testing/search-house.ts'
import { scanFiles } from './scan.ts'

let house: SearchHouse
before(async () => {
  house = await searchHouse()
})
after(() => house.stop())

const WORD = /zwirbelwort/i
const HALF_A_DAY = 12.5 * 3_600_000

const folder = () => searchFolder(house.dataDir)
const withWord = () => scanFiles(folder(), WORD).length
const bytes = () => house.search().index.state()[0]?.bytes ?? 0

/** The file as it would be had all been deleted so much earlier; returns of how many segments something was. */
async function age(milliseconds: number): Promise<number> {
  const [file = ''] = await savedFiles(folder())
  const saved = (await readSnapshotFile(file)) as SavedIndex
  const worn = saved.collections.flatMap(({ parts }) => parts).filter(({ wornSince }) => wornSince)
  for (const part of worn) part.wornSince = (part.wornSince ?? 0) - milliseconds
  await writeSnapshotFile(file, saved)
  return worn.length
}

test('words of a withdrawn record leave the files of the search within a day, however often it starts', async () => {
  // Each of the segments made at once has enough of them not to be written anew for one.
  const [secret = '', ...others] = Array.from({ length: 60 }, () => newId())
  await house.put({ [secret]: 'Zwirbelwort', ...Object.fromEntries(others.map((id) => [id, 'Altro'])) })
  await house.start()
  await until(async () => (await savedFiles(folder())).length === 1)
  await house.halt()
  assert.equal(withWord(), 1)

  // Withdrawn while nothing runs: the start notices, and leaves a file that says since when.
  await house.put({ [secret]: null })
  await house.start()
  await until(async () => (await house.find('zwirbelwort'))?.length === 0)
  const worn = bytes()
  await house.halt()
  assert.equal(await age(HALF_A_DAY), 1, 'the file knows that something was deleted')

  await house.start()
  await house.halt()
  assert.equal(withWord(), 1, 'not before it is due')
  await age(HALF_A_DAY)

  await house.start()
  await until(() => bytes() < worn)
  await house.halt()
  assert.equal(withWord(), 0)
  await house.start()
  assert.deepEqual(await house.find(), others.toSorted())
})

test('whoever is forgotten leaves the files of the search at once: while it runs, and with the next start', async () => {
  const [corrected = '', withdrawn = '', another = '', ...others] = Array.from({ length: 60 }, () => newId())
  const unname = { [corrected]: 'Corretto', [withdrawn]: null }
  const erase = () => eraseByAddress({ ...house.services, now: new Date() }, 'zwirbel@example.org', [])
  await nameInFile('merkwort')
  await house.put(unname)
  await until(async () => (await house.find('zwirbelwort'))?.length === 0)
  assert.equal(withWord(), 1)
  await erase()
  await until(() => withWord() === 0)

  await nameInFile('denkwort')
  await house.halt()
  await house.put(unname)
  await erase()
  await house.start()
  await until(() => withWord() === 0)

  /** Names them in a file, with a word that marks another record changed since, and starts from it. */
  async function nameInFile(word: string) {
    const rest = Object.fromEntries([another, ...others].map((id) => [id, 'Altro']))
    await house.put({ [corrected]: 'Zwirbelwort', [withdrawn]: 'Zwirbelwort', ...rest })
    await until(async () => (await house.find('zwirbelwort'))?.length === 2)
    await house.put({ [another]: word })
    await until(async () => (await house.find(word))?.length === 1)
    await house.halt()
    assert.equal(withWord(), 1)
    await house.start()
  }
})

test('the scan sees a word that a file has in two bytes a letter, wherever it begins', async () => {
  const path = join(house.dataDir, 'words.index')
  const sees = () => scanFiles(house.dataDir, WORD).includes(path)
  for (const before of [0, 1]) {
    writeFileSync(path, Buffer.concat([Buffer.alloc(before), Buffer.from('zwirbelwort', 'utf16le')]))
    assert.ok(sees())
  }
  await writeSnapshotFile(path, {
    units: Uint16Array.from('zwirbelwort', (letter) => letter.charCodeAt(0)),
  })
  assert.ok(sees())
})
