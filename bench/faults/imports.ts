import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { countOutcomes, findBatch } from '../../src/modules/imports/batch.ts'
import { order } from '../../src/modules/imports/orders.ts'
import { hashOf, stageFile } from '../../src/modules/imports/stage.ts'
import type { Verdict } from './ledger.ts'
import { type Product, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { until } from './until.ts'

const ROWS = 6_000
const ACTOR = { actor: { name: 'prova' } }

/** An import killed while it is written and again while it is taken back: the counts balance, and nothing is left. */
export async function killingImports(tries: Tries): Promise<Verdict> {
  const product = await startProduct()
  try {
    let [lost, doubled] = [0, 0]
    for (const time of tries.each()) {
      const id = await stage(product, time)
      await product.read((db) => order(db, 'checking', { id, ...ACTOR }))
      await until(() => isIn(product, id, 'checked'))
      const written = await killedWhile(product, id, 'applying', 'applied')
      const { counts, records } = await product.read(async (db) => ({
        counts: await countOutcomes(db, id),
        records: await db.selectFrom('organization').select('name').execute(),
      }))
      const sum = Object.values(counts).reduce((all, one) => all + one, 0)
      lost += Math.max(0, ROWS - sum) + Math.max(0, counts.new - records.length)
      doubled += records.length - new Set(records.map(({ name }) => name)).size
      const undone = await killedWhile(product, id, 'undoing', 'undone')
      tries.took(Math.max(written, undone))
      const left = await product.read((db) => db.selectFrom('organization').select('id').execute())
      doubled += left.length
    }
    return { acknowledged: tries.seconds.length * ROWS, lost, doubled, foreign: 0 }
  } finally {
    await product.stop()
  }
}

/** A list of its own each time; names share no word, so that none looks like another. */
async function stage(product: Product, time: number): Promise<string> {
  const path = join(product.logDir, `elenco-${time}.csv`)
  const rows = Array.from({ length: ROWS }, (_, n) => `${nameOf(`${time}-${n}`)};Prato`)
  writeFileSync(path, ['Denominazione;Comune', ...rows].join('\n'))
  const batch = await product.read(async (db) =>
    stageFile(db, {
      ...{ path, fileName: 'elenco.csv', fileHash: await hashOf(path), source: `Elenco ${time}` },
      ...{ authority: 'import', createdBy: 'prova', now: new Date() },
    }),
  )
  return batch.id
}

const nameOf = (seed: string): string =>
  createHash('sha256')
    .update(seed)
    .digest('hex')
    .slice(0, 24)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
    .replace(/(.{12})/, '$1 ')

/** Sends it, kills the process once rows are done, and measures until it ended by itself. */
async function killedWhile(
  product: Product,
  id: string,
  doing: 'applying' | 'undoing',
  end: 'applied' | 'undone',
): Promise<number> {
  assert.ok(await product.read((db) => order(db, doing, { id, ...ACTOR })))
  await product.read(async (db) => {
    for (;;) {
      const batch = await findBatch(db, id)
      if (batch?.state !== doing || (batch.done_rows > 0 && doing === 'applying')) break
      if (doing === 'undoing' && Math.random() < 0.05) break
      await sleep(20)
    }
  })
  const began = performance.now()
  product.killApplication()
  await until(() => isIn(product, id, end))
  return (performance.now() - began) / 1_000
}

const isIn = (product: Product, id: string, state: string): Promise<boolean> =>
  product.read(async (db) => (await findBatch(db, id))?.state === state)
