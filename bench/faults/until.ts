import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 300_000

/** Waits for something that a killed process, or one that was refused, left to be done later; five minutes at most. */
export async function until(happens: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await happens().catch(() => false))) {
    assert.ok(Date.now() < deadline, 'what was left was not taken up')
    await sleep(100)
  }
}
