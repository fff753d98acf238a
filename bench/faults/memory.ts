import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from './ledger.ts'
import type { Product } from './product.ts'
import { withProxy } from './stalled.ts'
import type { Tries } from './tries.ts'
import { startWriting } from './writing.ts'

const CGROUP = '/sys/fs/cgroup/memory'
const LIMIT_BYTES = 700e6
/** What is left of it before the second wave of uploads. */
const LEFT_BYTES = 10e6
const UPLOADS = 8
const UPLOAD_BYTES = 20_000_000
const QUESTIONS = 60

/**
 * The application may take so much memory (a control group, as root). Eight lists of 20 MB and sixty questions of a
 * thousand words at once must not end it. Then the limit follows what it has, the next uploads are too much, the system
 * ends it, and it serves again.
 */
export async function limitingMemory(tries: Tries): Promise<Verdict> {
  if (!existsSync(join(CGROUP, 'cgroup.procs'))) throw new Error('there is no control group for memory here')
  const group = join(CGROUP, `tessuto-fault-${process.pid}`)
  mkdirSync(group)
  const limit = (bytes: number) => writeFileSync(join(group, 'memory.limit_in_bytes'), String(bytes))
  const used = () => Number(readFileSync(join(group, 'memory.usage_in_bytes'), 'utf8'))
  limit(LIMIT_BYTES)
  const launched = (pid: number) => writeFileSync(join(group, 'cgroup.procs'), String(pid))
  try {
    return await withProxy({ launched }, async (product) => {
      const writing = startWriting(product, 2)
      await writing.ledger.next()
      for (const time of tries.each()) {
        const heavy = [
          ...Array.from({ length: UPLOADS }, () => sendList(product)),
          ...Array.from({ length: QUESTIONS }, (_, n) => askMuch(product, n)),
        ]
        await Promise.all(heavy)
        if (product.ends() > time) throw new Error('uploads or questions ended the process')
        limit(used() + LEFT_BYTES)
        while (product.ends() === time)
          await Promise.all(Array.from({ length: UPLOADS }, () => sendList(product)))
        const began = performance.now()
        limit(LIMIT_BYTES)
        tries.took(((await writing.ledger.next()) - began) / 1_000)
      }
      return await writing.stop()
    })
  } finally {
    await sleep(500)
    rmdirSync(group)
  }
}

async function sendList({ address, cookie }: Product): Promise<void> {
  const body = new FormData()
  body.set('fonte', 'Elenco di prova')
  body.set('elenco', new File([Buffer.alloc(UPLOAD_BYTES, 'Associazione di prova;Prato;\n')], 'elenco.csv'))
  await ask(`${address}/it/gestione/importazioni`, { method: 'POST', headers: { cookie }, body })
}

const askMuch = ({ address }: Product, number: number): Promise<void> =>
  ask(`${address}/it/enti?q=${encodeURIComponent(`aiuto ${number} `.repeat(500))}`)

/** Whatever is answered, also that it is too much. */
async function ask(url: string, init: RequestInit = {}): Promise<void> {
  await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(60_000) })
    .then((answer) => answer.arrayBuffer())
    .catch(() => {})
}
