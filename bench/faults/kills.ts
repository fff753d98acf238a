import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from './ledger.ts'
import { type Product, type ProductOptions, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { keepStubbornly, startWriting } from './writing.ts'

interface Killing extends ProductOptions {
  stubbornly?: boolean
  again?: boolean
}

/** Writers at work between two kills, at most. */
const QUIET_MS = 700
/** Within which a second kill comes: about as long as a start lasts. */
const START_MS = { application: 2_500, database: 500 }

/**
 * Kills the application or the database again and again while people write, each time after a moment of its own, and
 * measures until one of them is acknowledged again. `stubbornly`: every form arrives twice, and again while its answer
 * is lost. `again`: each is killed once more while it starts.
 */
export async function killing(
  what: 'application' | 'database',
  tries: Tries,
  { stubbornly = false, again = false, ...options }: Killing = {},
): Promise<Verdict> {
  const product = await startProduct(options)
  try {
    const writing = stubbornly ? startWriting(product, 4, keepStubbornly) : startWriting(product)
    await writing.ledger.next()
    for (const kill of tries.each()) {
      // Spread over the whole life of a request, the same in every run.
      await sleep((kill * 137) % QUIET_MS)
      const began = performance.now()
      strike(product, what)
      if (again) {
        await sleep((kill * 391) % START_MS[what])
        strikeIfThere(product, what)
      }
      tries.took(((await writing.ledger.next()) - began) / 1_000)
    }
    return await writing.stop()
  } finally {
    await product.stop()
  }
}

const strike = (product: Product, what: 'application' | 'database') =>
  what === 'application' ? product.killApplication() : product.killDatabase()

/** Between its end and its next start there is nothing to kill. */
function strikeIfThere(product: Product, what: 'application' | 'database'): void {
  try {
    strike(product, what)
  } catch {}
}
