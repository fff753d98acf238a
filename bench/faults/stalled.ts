import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import { proxyBefore, type TcpProxy } from '../../src/platform/testing/tcp-proxy.ts'
import type { Verdict } from './ledger.ts'
import { type Product, type ProductOptions, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { startWriting } from './writing.ts'

/** What may be between a product and its database. */
export const DATABASE_FAULTS = ['slow', 'silent', 'cut', 'forgotten by the network'] as const
export type DatabaseFault = (typeof DATABASE_FAULTS)[number]

/** Seconds that the product waits for its database here, and within which every page must answer. */
const PATIENCE = 3
const BOUND_S = 10
const LASTS_MS = 6_000
const SLOW_MS = 150

const HAPPENS: Record<DatabaseFault, (proxy: TcpProxy) => void> = {
  slow: (proxy) => proxy.delay(SLOW_MS),
  silent: (proxy) => proxy.stall(),
  cut: (proxy) => proxy.cut(),
  'forgotten by the network': (proxy) => proxy.forget(),
}

/** Lets it happen again and again while people write, and measures until one of them is acknowledged after it. */
export async function troubling(what: DatabaseFault, tries: Tries): Promise<Verdict> {
  return withProxy({ env: { DATABASE_PATIENCE: String(PATIENCE) } }, async (product, proxy) => {
    const writing = startWriting(product)
    await writing.ledger.next()
    for (const _ of tries.each()) {
      HAPPENS[what](proxy)
      const during = Promise.allSettled([
        answersInTime(product, '/it'),
        answersInTime(product, '/it/gestione'),
      ])
      // What is only cut or forgotten is over at once.
      await (what === 'slow' || what === 'silent' ? sleep(LASTS_MS) : undefined)
      const over = performance.now()
      proxy.delay(0)
      proxy.resume()
      tries.took(((await writing.ledger.next()) - over) / 1_000)
      for (const page of await during) if (page.status === 'rejected') throw page.reason
    }
    const verdict = await writing.stop()
    assert.equal(product.ends(), 0, 'no process ended')
    return verdict
  })
}

/** A product whose database, one of its own, is behind a proxy. */
export async function withProxy<Result>(
  { settings = {}, ...options }: ProductOptions,
  use: (product: Product, proxy: TcpProxy) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-fault-database-'))
  const server = await privateServer(folder, { settings })
  const proxy = await proxyBefore(server.url)
  try {
    const product = await startProduct({
      ...options,
      databaseUrl: server.url,
      databaseThrough: proxy.url,
    })
    return await use(product, proxy).finally(() => {
      proxy.resume()
      return product.stop()
    })
  } finally {
    await proxy.stop()
    await server.release()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Asks for a page during the fault: it comes, or 503 with when to come back, in time. */
async function answersInTime({ address, cookie }: Product, path: string): Promise<void> {
  const began = performance.now()
  const answer = await fetch(`${address}${path}`, {
    headers: { cookie, connection: 'close' },
    signal: AbortSignal.timeout(2 * BOUND_S * 1_000),
  })
  await answer.arrayBuffer()
  const seconds = (performance.now() - began) / 1_000
  assert.ok(seconds < BOUND_S, `${path} took ${seconds.toFixed(1)} s`)
  if (answer.status === 200) return
  assert.equal(answer.status, 503, `${path} says ${answer.status}`)
  assert.ok(answer.headers.get('retry-after'), `${path} does not say when to come back`)
}
