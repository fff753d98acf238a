import { setTimeout as sleep } from 'node:timers/promises'
import type { Verdict } from './ledger.ts'
import { memoryGroup } from './memory-group.ts'
import type { Product } from './product.ts'
import { withProxy } from './stalled.ts'
import type { Tries } from './tries.ts'
import { startWriting } from './writing.ts'

const LIMIT_BYTES = 700e6
/** What is left of it before the second wave of uploads, or as little more as the system lets. */
const LEFT_BYTES = 2e6
/** A list with it is read to its end. */
const HEADER = 'Denominazione;Comune\n'
const UPLOADS = 8
const UPLOAD_BYTES = 20_000_000
const QUESTIONS = 60

/**
 * The application may take so much memory (a control group, as root). Eight lists of 20 MB and sixty questions of a
 * thousand words at once must not end it. Then the limit follows what it has, the next uploads are too much, the system
 * ends it, and it serves again.
 */
export async function limitingMemory(tries: Tries): Promise<Verdict> {
  const { limit, used, take, remove } = memoryGroup(`tessuto-fault-${process.pid}`)
  limit(LIMIT_BYTES)
  try {
    return await withProxy({ launched: take }, async (product) => {
      const writing = startWriting(product, 2)
      await writing.ledger.next()
      for (const time of tries.each()) {
        const heavy = [
          ...Array.from({ length: UPLOADS }, () => sendList(product)),
          ...Array.from({ length: QUESTIONS }, (_, n) => askMuch(product, n)),
        ]
        const most = await peakDuring(used, Promise.all(heavy))
        tries.note(`${Math.round(most / 1e6)} MB of its own at most, of ${LIMIT_BYTES / 1e6}`)
        if (product.ends() > time) throw new Error('uploads or questions ended the process')
        while (product.ends() === time) {
          for (let left = LEFT_BYTES; !limit(used() + left); left += LEFT_BYTES);
          await Promise.all(Array.from({ length: UPLOADS }, () => sendList(product, HEADER)))
        }
        const began = performance.now()
        limit(LIMIT_BYTES)
        tries.took(((await writing.ledger.next()) - began) / 1_000)
      }
      return await writing.stop()
    })
  } finally {
    await sleep(500)
    remove()
  }
}

/** The most it came to until then. */
async function peakDuring(used: () => number, work: Promise<unknown>): Promise<number> {
  let most = used()
  const timer = setInterval(() => {
    most = Math.max(most, used())
  }, 50)
  await work.finally(() => clearInterval(timer))
  return most
}

async function sendList({ address, cookie }: Product, header = ''): Promise<void> {
  const body = new FormData()
  body.set('fonte', 'Elenco di prova')
  const rows = Buffer.alloc(UPLOAD_BYTES, 'Associazione di prova;Prato\n')
  body.set('elenco', new File([header, rows], 'elenco.csv'))
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
