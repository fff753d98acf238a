import type { Verdict } from './ledger.ts'
import { allCame, askLetters, compare } from './mail-server.ts'
import { openBadPostOffice } from './post-office.ts'
import { startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { until } from './until.ts'

const LETTERS = 12
const SLOW_LETTER_MS = 400

/** Kills the process that sends while a letter is at the mail server and not yet acknowledged. */
export async function killingSenders(tries: Tries): Promise<Verdict> {
  const office = await openBadPostOffice(SLOW_LETTER_MS)
  const product = await startProduct({ env: { SMTP_URL: office.url } })
  try {
    const asked: string[] = []
    for (const _ of tries.each()) {
      const now = await product.read((db) => askLetters(db, LETTERS))
      asked.push(...now)
      await until(async () => now.some((to) => office.came.has(to)))
      const began = performance.now()
      product.killApplication()
      await allCame(office, now)
      tries.took((performance.now() - began) / 1_000)
    }
    return compare(office, asked)
  } finally {
    await product.stop()
    await office.stop()
  }
}
