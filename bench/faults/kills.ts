import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome } from './outcome.ts'
import { type Product, type ProductOptions, startProduct } from './product.ts'
import { keepStubbornly, startWriting } from './writing.ts'

/** Writers at work between two kills, at most. */
const QUIET_MS = 700

/**
 * Kills the application or the database again and again while people write, each time after a moment of its own, and
 * measures until one of them is acknowledged again. `stubbornly`: every form arrives twice, and again while its answer
 * is lost.
 */
export async function killing(
  what: 'application' | 'database',
  times: number,
  { stubbornly = false, ...options }: ProductOptions & { stubbornly?: boolean } = {},
): Promise<Outcome> {
  const product = await startProduct(options)
  try {
    const writing = stubbornly ? startWriting(product, 4, keepStubbornly) : startWriting(product)
    await writing.ledger.next()
    const seconds: number[] = []
    for (let kill = 0; kill < times; kill++) {
      // Spread over the whole life of a request, the same in every run.
      await sleep((kill * 137) % QUIET_MS)
      const began = performance.now()
      strike(product, what)
      seconds.push(((await writing.ledger.next()) - began) / 1_000)
    }
    return { tries: times, ...(await writing.stop()), seconds }
  } finally {
    await product.stop()
  }
}

const strike = (product: Product, what: 'application' | 'database') =>
  what === 'application' ? product.killApplication() : product.killDatabase()
