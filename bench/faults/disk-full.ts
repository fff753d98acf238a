import assert from 'node:assert/strict'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { leastRoom } from '../../src/platform/health/room.ts'
import type { Verdict } from './ledger.ts'
import { type Product, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { startWriting } from './writing.ts'

const MEGABYTES = 420
/** The smallest disk of which a part is more than what is always kept free. */
const FILE_MEGABYTES = 160
/** What stays free when somebody else fills the disk: too little to write, enough to go on. */
const LEFT_BYTES = 40e6
const PATIENCE_MS = 30_000

/**
 * Somebody else fills the disk of the data folder, or that of the uploaded files, while people write: the site says in words
 * that it can only be read, refuses what is sent, keeps what it acknowledged, and takes it again once there is room.
 */
export async function fillingDisk(what: 'data' | 'files', tries: Tries): Promise<Verdict> {
  const product = await startProduct(
    what === 'data' ? { megabytes: MEGABYTES } : { fileMegabytes: FILE_MEGABYTES },
  )
  const disk = what === 'data' ? product.dataDir : join(product.dataDir, 'files')
  try {
    const writing = startWriting(product, 2)
    await writing.ledger.next()
    for (const _ of tries.each()) {
      const filler = fill(disk)
      await until(async () => (await read(product)).includes('class="notice notice-warning"'))
      // What was under way may still be acknowledged; from then on nothing is.
      const before = writing.ledger.acknowledged()
      await sleep(2_000)
      assert.ok(writing.ledger.acknowledged() - before <= 2, 'somebody could write')
      const began = performance.now()
      rmSync(filler)
      tries.took(((await writing.ledger.next()) - began) / 1_000)
    }
    const verdict = await writing.stop()
    assert.equal(product.ends(), 0, 'the application goes on')
    return verdict
  } finally {
    await product.stop()
  }
}

function fill(disk: string): string {
  const { bavail, blocks, bsize } = statfsSync(disk)
  assert.ok(bavail * bsize > leastRoom(blocks * bsize), 'the disk of the test is too small')
  const filler = join(disk, 'filler')
  writeFileSync(filler, Buffer.alloc(bavail * bsize - LEFT_BYTES))
  return filler
}

async function read({ address }: Product): Promise<string> {
  const answer = await fetch(`${address}/it`, { headers: { connection: 'close' } })
  assert.equal(answer.status, 200, 'pages are read all the time')
  return answer.text()
}

async function until(happens: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await happens())) {
    assert.ok(Date.now() < deadline, 'the site does not say that it can only be read')
    await sleep(100)
  }
}

const LOG_MEGABYTES = 2

/** The disk of the log is full: nobody who uses the site notices. */
export async function fillingLog(tries: Tries): Promise<Verdict> {
  const product = await startProduct({ logMegabytes: LOG_MEGABYTES, env: { LOG_LEVEL: 'info' } })
  try {
    const writing = startWriting(product, 2)
    await writing.ledger.next()
    for (const _ of tries.each()) {
      const { bavail, bsize } = statfsSync(product.logDir)
      const filler = join(product.logDir, 'filler')
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
      const began = performance.now()
      tries.took(((await writing.ledger.next()) - began) / 1_000)
      await read(product)
      await sleep(2_000)
      rmSync(filler)
    }
    const verdict = await writing.stop()
    assert.equal(product.ends(), 0, 'the application goes on')
    return verdict
  } finally {
    await product.stop()
  }
}
