import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { enqueue } from '../../src/platform/jobs/emit.ts'
import type { Verdict } from './ledger.ts'
import { type BadPostOffice, type Behaviour, openBadPostOffice } from './post-office.ts'
import { type Product, startProduct } from './product.ts'
import type { Tries } from './tries.ts'
import { until } from './until.ts'

/** What a mail server may do. */
export const MAIL_FAULTS = [
  'refusing for now',
  'refusing addresses',
  'silent',
  'cutting after the letter',
] as const satisfies readonly Behaviour[]

const LETTERS = 10
const LASTS_MS = 8_000
const PATIENCE_MS = 240_000

/** Asks for letters while the mail server behaves so, lets it behave well again, and waits for every letter. */
export async function breakingMail(what: (typeof MAIL_FAULTS)[number], tries: Tries): Promise<Verdict> {
  const office = await openBadPostOffice()
  const product = await startProduct({ env: { SMTP_URL: office.url } })
  try {
    const asked: string[] = []
    for (const _ of tries.each()) {
      office.behave(what)
      const now = await product.read((db) => askLetters(db, LETTERS))
      asked.push(...now)
      await sleep(LASTS_MS)
      office.behave('well')
      const over = performance.now()
      if (what === 'refusing addresses') await givenUp(product, asked.length)
      else await allCame(office, now)
      tries.took((performance.now() - over) / 1_000)
    }
    assert.equal(product.ends(), 0, 'no process ended')
    const expected = what === 'refusing addresses' ? [] : asked
    return { ...compare(office, expected), acknowledged: asked.length }
  } finally {
    await product.stop()
    await office.stop()
  }
}

/** Makes so many accounts and asks for a letter to each, whose words are the same each time; returns the addresses. */
export async function askLetters(db: Db, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, () => {
    const id = newId()
    return {
      id,
      user_id: `prova-${id.slice(-12)}`,
      email: `p-${id}@example.org`,
      name: 'Prova',
      state: 'active' as const,
    }
  })
  await db.transaction().execute(async (tx) => {
    await tx.insertInto('account').values(people).execute()
    for (const { id } of people) await enqueue(tx, 'accounts.mail', { letter: 'password', accountId: id })
  })
  return people.map(({ email }) => email)
}

/** Waits until every address has its letter. */
export async function allCame({ came }: BadPostOffice, asked: readonly string[]): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline && !asked.every((to) => came.has(to))) await sleep(50)
}

/** What came of the letters asked for: lost ones, and those that came as two different ones. */
export function compare({ came }: BadPostOffice, asked: readonly string[]) {
  const ids = [...came.values()].map((all) => new Set(all).size)
  return {
    acknowledged: asked.length,
    lost: asked.filter((to) => !came.has(to)).length,
    doubled: ids.filter((different) => different > 1).length,
    foreign: [...came.keys()].filter((to) => !asked.includes(to)).length,
  }
}

/** What was refused for good is not tried for a day: the page of the service says it. */
async function givenUp(product: Product, count: number): Promise<void> {
  await until(() =>
    product.read(async (db) => {
      const { rows } = await sql<{ failed: number }>`select count(*)::int as failed from pgboss.job
        where name = 'accounts.mail' and state = 'failed'`.execute(db)
      return rows[0]?.failed === count
    }),
  )
}
