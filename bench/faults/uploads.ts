import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from './ledger.ts'
import { type Product, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { startWriting } from './writing.ts'

const BYTES = 2_000_000
const AT_ONCE = 10
const SLOW_MS = 5_000

/** Uploads whose connection is cut at ten places, some after a slow beginning, while people write. */
export async function cuttingUploads(tries: Tries): Promise<Verdict> {
  const product = await startProduct()
  try {
    const writing = startWriting(product, 2)
    for (const _ of tries.each()) {
      const began = performance.now()
      const cut = Array.from({ length: AT_ONCE }, (_, n) =>
        upload(product, Math.round((BYTES * (n + 0.5)) / AT_ONCE), n % 3 === 0 ? SLOW_MS : 0),
      )
      tries.took(((await writing.ledger.next()) - began) / 1_000)
      await Promise.all(cut)
    }
    await sleep(1_000)
    const rows = await product.read((db) => db.selectFrom('import_batch').select('id').execute())
    const verdict = await writing.stop()
    assert.equal(product.ends(), 0, 'no process ended')
    return {
      ...verdict,
      foreign: verdict.foreign + rows.length + litter(product),
    }
  } finally {
    await product.stop()
  }
}

/** Files in the store, whole or not. */
function litter({ dataDir }: Product): number {
  try {
    const found = readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
    return found.filter((entry) => entry.isFile()).length
  } catch {
    return 0
  }
}

/** Sends so many bytes of a list, waits in the middle, and is gone. */
async function upload({ address, cookie }: Product, bytes: number, waits: number): Promise<void> {
  const { hostname, port } = new URL(address)
  const part =
    '--x\r\nContent-Disposition: form-data; name="elenco"; filename="a.csv"\r\n\r\nDenominazione;Comune\n'
  const head = [
    'POST /it/gestione/importazioni HTTP/1.1',
    `Host: ${hostname}:${port}`,
    `Cookie: ${cookie}`,
    'Content-Type: multipart/form-data; boundary=x',
    `Content-Length: ${BYTES}`,
  ]
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(`${head.join('\r\n')}\r\n\r\n${part}`)
  socket.write(Buffer.alloc(bytes / 2, 'a;Prato\n'))
  await sleep(waits)
  socket.write(Buffer.alloc(bytes / 2, 'b;Prato\n'), () => socket.destroy())
  await new Promise((resolve) => socket.once('close', resolve))
}
