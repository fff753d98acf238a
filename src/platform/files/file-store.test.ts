import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { mountSmallDisk, noSmallDisk } from '../testing/small-disk.ts'
import { folderStore } from './file-store.ts'

const root = mkdtempSync(join(tmpdir(), 'tessuto-store-'))
after(() => rmSync(root, { recursive: true, force: true }))
const store = folderStore(root)
const bytes = async function* (...parts: string[]) {
  for (const part of parts) yield Buffer.from(part)
}

test('a content is kept once under its hash and comes back whole', async () => {
  const first = await store.put(bytes('abc', 'def'))
  const again = await store.put(bytes('abcdef'))
  assert.deepEqual(again, first)
  assert.equal(first.size, 6)
  assert.equal(first.hash, 'bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721')
  assert.equal(Buffer.concat(await store.get(first.hash).toArray()).toString(), 'abcdef')
  await store.delete(first.hash)
  assert.equal(await store.has(first.hash), false)
})

test('who holds a content aside loses it to nobody, and takes it from nobody, and nothing of it is kept', async () => {
  const { hash } = await store.put(bytes('list'))
  const read = await store.aside(bytes('list'), async (mine) => {
    const other = await store.aside(bytes('list'), async (path, same) => [path, same])
    assert.deepEqual([other[0] === mine, other[1]], [false, hash])
    return readFileSync(mine, 'utf8')
  })
  assert.equal(read, 'list')
  assert.equal(await store.has(hash), true, 'what another keeps stays')
  await assert.rejects(
    store.aside(bytes('x'), () => Promise.reject(new Error('refused'))),
    /refused/,
  )
  assert.deepEqual(readdirSync(join(root, 'incoming')), [])
  await store.delete(hash)
})

test('a content that breaks off leaves nothing behind', async () => {
  const broken = async function* () {
    yield Buffer.from('half')
    throw new Error('cut')
  }
  await assert.rejects(store.put(broken()), /cut/)
  assert.deepEqual(readdirSync(join(root, 'incoming')), [])
})

test('of a content that the disk takes only in part nothing is kept', { skip: noSmallDisk }, async (t) => {
  const folder = join(root, 'small')
  const disk = mountSmallDisk(folder, 1)
  t.after(() => disk.unmount())
  const small = folderStore(folder)
  const pieces = async function* (bytes: number) {
    yield new Uint8Array(bytes)
  }
  await assert.rejects(small.put(pieces(1.5 * 1024 * 1024)), { code: 'ENOSPC' })
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
  assert.equal((await small.put(pieces(500_000))).size, 500_000)
})

test('a name that is no hash is refused, so that no path can be reached by it', async () => {
  assert.throws(() => store.path('../../etc/passwd'), /not the hash/)
  assert.throws(() => store.get('a/b'), /not the hash/)
})
