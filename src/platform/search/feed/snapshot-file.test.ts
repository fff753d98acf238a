import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { mountSmallDisk, noSmallDisk } from '../../testing/small-disk.ts'
import { readSnapshotFile, writeSnapshotFile } from './snapshot-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessuto-snapshot-'))
after(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'one')

const shared = new Uint16Array(new SharedArrayBuffer(2_000))
shared.forEach((_, index) => {
  shared[index] = index * 7
})
const DATA = {
  name: 'città',
  list: [1, 'due', null],
  inner: {
    shared,
    part: shared.subarray(3, 9),
    none: new Uint32Array(0),
    numbers: new Float64Array([0.5, -1e9]),
  },
}

test('what was written is read back, its arrays in memory that threads share', async () => {
  await writeSnapshotFile(path, DATA)
  const back = (await readSnapshotFile(path)) as typeof DATA
  assert.deepEqual(back, DATA)
  assert.ok(back.inner.shared.buffer instanceof SharedArrayBuffer)
  assert.deepEqual(readdirSync(folder), ['one'])
})

test('a disk that takes a file only in part keeps the one there was', { skip: noSmallDisk }, async (t) => {
  const disk = mountSmallDisk(join(folder, 'small'), 1)
  t.after(() => disk.unmount())
  const kept = join(folder, 'small', 'one')
  await writeSnapshotFile(kept, DATA)
  const large = new Uint8Array(new SharedArrayBuffer(1.5 * 1024 * 1024)).fill(7)
  await assert.rejects(writeSnapshotFile(kept, { large }), { code: 'ENOSPC' })
  assert.deepEqual(await readSnapshotFile(kept), DATA)
  assert.deepEqual(readdirSync(join(folder, 'small')), ['one'])
})

test('a file with any bit changed, cut short or absent is not believed', async () => {
  const whole = readFileSync(path)
  for (let at = 0; at < whole.length; at += at < 600 ? 1 : 211) {
    const broken = Buffer.from(whole)
    broken.writeUInt8(broken.readUInt8(at) ^ 4, at)
    writeFileSync(path, broken)
    assert.equal(await readSnapshotFile(path), undefined, `byte ${at}`)
  }
  writeFileSync(path, whole)
  for (const length of [whole.length - 1, 30, 3, 0]) {
    truncateSync(path, length)
    assert.equal(await readSnapshotFile(path), undefined, `${length} bytes`)
  }
  rmSync(path)
  assert.equal(await readSnapshotFile(path), undefined)
})
