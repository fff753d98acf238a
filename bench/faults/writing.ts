import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { SHOWN } from '../../src/platform/http/once.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Ledger, newLedger, type Verdict } from './ledger.ts'
import type { Product } from './product.ts'

/** People of the front office who keep contacts as fast as they are let, until they are told to stop. */
export interface Writing {
  ledger: Ledger
  /** Answers other than an acknowledgement, by status; 0 for a connection that broke. */
  refused: Map<number, number>
  stop(): Promise<Verdict>
}

/** With what the words of all contacts begin. */
export const PREFIX = 'contatto'
const PATIENCE_MS = 15_000
const TIMES = 20

/** Starts them. Each contact carries a word of the ledger in its note; a contact refused is not asked for again. */
export function startWriting(
  product: Product,
  writers = 4,
  deliver: (product: Product, word: string) => Promise<number> = keepContact,
): Writing {
  const ledger = newLedger(PREFIX)
  const refused = new Map<number, number>()
  let going = true
  const write = async () => {
    while (going && !product.isOver()) {
      const done = await ledger.ask(async (word) => {
        const status = await deliver(product, word)
        if (status !== 303) refused.set(status, (refused.get(status) ?? 0) + 1)
        return status === 303
      })
      if (!done) await sleep(20)
    }
  }
  const running = Array.from({ length: writers }, write)
  return {
    ledger,
    refused,
    stop: async () => {
      going = false
      await Promise.all(running)
      return ledger.compare(await product.read((db) => countWords(db)))
    },
  }
}

/** A form pressed twice, and sent again while its answer is lost: the status of the first answer that came. */
export async function keepStubbornly(product: Product, word: string): Promise<number> {
  const shown = newId()
  for (let time = 0; time < TIMES; time++) {
    const both = await Promise.all([keepContact(product, word, shown), keepContact(product, word, shown)])
    const came = both.find((status) => status === 303) ?? both.find((status) => status === 409)
    if (came) return came
    await sleep(500)
  }
  return 0
}

/** Sends one contact, from one showing of the form where that is said; the status of the answer, 0 for none. */
export async function keepContact(
  { address, cookie }: Pick<Product, 'address' | 'cookie'>,
  word: string,
  shown = '',
): Promise<number> {
  const body = new URLSearchParams({
    canale: 'phone',
    lingua: 'it',
    chi: 'citizen',
    esito: 'answered',
    minuti: '1',
  })
  body.set('nota', word)
  if (shown) body.set(SHOWN, shown)
  try {
    const answer = await fetch(`${address}/it/gestione/sportello/contatti/nuovo`, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

/** How often each word is in the log of contacts. */
export async function countWords(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ word: string; times: number }>`
    select note as word, count(*)::int as times from desk_contact
    where note like ${`${PREFIX}-%`} group by 1`.execute(db)
  return new Map(rows.map(({ word, times }) => [word, times]))
}
