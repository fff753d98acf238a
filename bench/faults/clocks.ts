import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Verdict } from './ledger.ts'
import { allCame, askLetters, compare } from './mail-server.ts'
import { openBadPostOffice } from './post-office.ts'
import { type Product, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { startWriting } from './writing.ts'

const HOUR = 3_600_000
/** An hour forward and back, a night, a year forward: sessions end after three days. */
const JUMPS = [HOUR, -HOUR, 0, 9 * HOUR, 0]
const YEAR = 365 * 24 * HOUR
const LETTERS = 3
const PRELOAD = pathToFileURL(join(import.meta.dirname, 'clock-shift.js')).href

/** The clock of the application jumps while people write and letters leave; the database's goes on. */
export async function jumpingClock(tries: Tries): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-fault-clock-'))
  const file = join(folder, 'ahead')
  writeFileSync(file, '0')
  const office = await openBadPostOffice()
  const product = await startProduct({
    env: { SMTP_URL: office.url, CLOCK_FILE: file, NODE_OPTIONS: `--import=${PRELOAD}` },
  })
  try {
    const writing = startWriting(product)
    const asked: string[] = []
    for (const time of tries.each()) {
      const jump = JUMPS[time % JUMPS.length]
      const before = await product.read((db) => askLetters(db, LETTERS))
      const began = performance.now()
      writeFileSync(file, String(jump))
      tries.took(((await writing.ledger.next()) - began) / 1_000)
      await allCame(office, before)
      asked.push(...before)
    }
    const verdict = await writing.stop()
    writeFileSync(file, String(YEAR))
    await new Promise((resolve) => setTimeout(resolve, 500))
    assert.notEqual(await staffPage(product), 200, 'a year later nobody is let in by an old session')
    const mails = compare(office, asked)
    assert.equal(product.ends(), 0, 'no process ended')
    return {
      acknowledged: verdict.acknowledged + mails.acknowledged,
      lost: verdict.lost + mails.lost,
      doubled: verdict.doubled + mails.doubled,
      foreign: verdict.foreign + mails.foreign,
    }
  } finally {
    await product.stop()
    await office.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function staffPage({ address, cookie }: Product): Promise<number> {
  const answer = await fetch(`${address}/it/gestione/sportello`, { headers: { cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}
