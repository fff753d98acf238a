import assert from 'node:assert/strict'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { leastRoom } from '../../src/platform/health/room.ts'
import type { Outcome } from './outcome.ts'
import { type Product, startProduct } from './product.ts'
import { startWriting } from './writing.ts'

const MEGABYTES = 420
/** What stays free when somebody else fills the disk: too little to write, enough to go on. */
const LEFT_BYTES = 40e6
const PATIENCE_MS = 30_000

/**
 * Somebody else fills the disk of the data folder while people write: the site says in words that it can only be read,
 * refuses what is sent, keeps what it acknowledged, and takes it again once there is room.
 */
export async function fillingDisk(times: number): Promise<Outcome> {
  const product = await startProduct({ megabytes: MEGABYTES })
  try {
    const writing = startWriting(product, 2)
    await writing.ledger.next()
    const seconds: number[] = []
    for (let time = 0; time < times; time++) {
      const filler = fill(product.dataDir)
      await until(async () => (await read(product)).includes('class="notice notice-warning"'))
      // What was under way may still be acknowledged; from then on nothing is.
      const before = writing.ledger.acknowledged()
      await sleep(2_000)
      assert.ok(writing.ledger.acknowledged() - before <= 2, 'somebody could write')
      const began = performance.now()
      rmSync(filler)
      seconds.push(((await writing.ledger.next()) - began) / 1_000)
    }
    const verdict = await writing.stop()
    assert.equal(product.ends(), 0, 'the application goes on')
    return { tries: times, ...verdict, seconds }
  } finally {
    await product.stop()
  }
}

function fill(dataDir: string): string {
  const { bavail, blocks, bsize } = statfsSync(dataDir)
  assert.ok(bavail * bsize > leastRoom(blocks * bsize), 'the disk of the test is too small')
  const filler = join(dataDir, 'filler')
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
export async function fillingLog(times: number): Promise<Outcome> {
  const product = await startProduct({ logMegabytes: LOG_MEGABYTES, env: { LOG_LEVEL: 'info' } })
  try {
    const writing = startWriting(product, 2)
    await writing.ledger.next()
    const seconds: number[] = []
    for (let time = 0; time < times; time++) {
      const { bavail, bsize } = statfsSync(product.logDir)
      const filler = join(product.logDir, 'filler')
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
      const began = performance.now()
      seconds.push(((await writing.ledger.next()) - began) / 1_000)
      await read(product)
      await sleep(2_000)
      rmSync(filler)
    }
    const verdict = await writing.stop()
    assert.equal(product.ends(), 0, 'the application goes on')
    return { tries: times, ...verdict, seconds }
  } finally {
    await product.stop()
  }
}
