import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import {
  activeKinds,
  askForEach,
  doneAgain,
  forget,
  giveOutAgain,
  KINDS,
  payloadsOf,
  unfinished,
} from './kinds.ts'
import type { Verdict } from './ledger.ts'
import { type BadPostOffice, openBadPostOffice } from './post-office.ts'
import type { Product } from './product.ts'
import { withProxy } from './stalled.ts'
import type { Tries } from './tries.ts'
import { until } from './until.ts'

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'held-work.js')).href
/** One connection for each kind, and those of the pages. */
const SETTINGS = { max_connections: '200' }
/** For so long we wait until all are held, and for so long that one that waits for another's row is held too. */
const HOLD_MS = 60_000
const QUIET_MS = 3_000

/** The product with a file that says where its background work is held. */
interface Held {
  product: Product
  office: BadPostOffice
  file: string
}

/**
 * All kinds of work at once are held in the middle, after their first change, and their process is killed: each must be done
 * to its end. Then each is given out once more, held at its end before the queue is told, and killed again: nothing may
 * be there twice. `forgetful`: a control whose queue gives out nothing again.
 */
export async function killingEveryKind(tries: Tries, { forgetful = false } = {}): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-fault-work-'))
  const [file, office] = [join(folder, 'hold'), await openBadPostOffice()]
  writeFileSync(file, '')
  const env = {
    ...{ BACKUP_DIR: join(folder, 'backups'), SMTP_URL: office.url, CONTACT_EMAIL: 'redazione@example.org' },
    ...{ HOLD_FILE: file, NODE_OPTIONS: `--import=${PRELOAD}` },
  }
  try {
    return await withProxy({ command: 'start', env, settings: SETTINGS }, async (product) => {
      const held = { product, office, file }
      const payloads = await product.read(payloadsOf)
      const caught = await killedAt(held, 'change', tries, {
        begin: (db) => askForEach(db, payloads),
        ...(forgetful && { afterwards: forget }),
      })
      const again = await product.read(doneAgain)
      const lost = KINDS.filter((kind) => !caught.includes(kind) || !again.includes(kind)).length
      const doubled = forgetful ? 0 : await givenOutTwice(held, tries)
      return { acknowledged: KINDS.length, lost, doubled, foreign: 0 }
    })
  } finally {
    await office.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Change = (db: Db) => Promise<void>

/** Begins work, kills its process once all kinds are held at that moment, and waits until all is done; which were killed. */
async function killedAt(
  { product, file }: Held,
  moment: 'change' | 'end',
  tries: Tries,
  { begin, afterwards = async () => {} }: { begin: Change; afterwards?: Change },
): Promise<readonly string[]> {
  writeFileSync(`${file}.held`, '')
  writeFileSync(file, moment)
  await product.read(begin)
  const how = await allHeld(file)
  const began = performance.now()
  product.killApplication()
  writeFileSync(file, '')
  const running = await product.read(activeKinds)
  const caught = KINDS.filter((kind) => how.has(kind) && running.includes(kind))
  await product.read(afterwards)
  await settled(product)
  for (const _ of caught) tries.took((performance.now() - began) / 1_000)
  for (const [where, kinds] of Map.groupBy(caught, (kind) => how.get(kind) ?? ''))
    tries.note(
      `${kinds.length} killed ${WHERE[moment][where]}: ${kinds.length === KINDS.length ? 'all' : kinds.join(', ')}`,
    )
  return caught
}

/** Where a kind was when it was killed, by what it told last. */
const WHERE: Record<'change' | 'end', Record<string, string>> = {
  change: {
    changed: 'after their first change',
    asked: 'while they waited for a row of another one',
    ended: 'at their end, having changed nothing',
  },
  end: { ended: 'at their end, before the queue was told' },
}

/** What each kind told last, once all are held or wait for those that are. */
async function allHeld(file: string): Promise<ReadonlyMap<string, string>> {
  const deadline = Date.now() + HOLD_MS
  for (let [size, since] = [0, Date.now()]; ; await sleep(100)) {
    const told = readFileSync(`${file}.held`, 'utf8').split('\n')
    const how = new Map(told.map((line) => line.split(' ').reverse() as [string, string]))
    const present = KINDS.filter((kind) => how.has(kind))
    if (told.length > size) [size, since] = [told.length, Date.now()]
    const isQuiet = Date.now() - since > QUIET_MS
    if (present.length === KINDS.length && (isQuiet || present.every((kind) => how.get(kind) !== 'asked')))
      return how
    if (Date.now() > deadline) return how
  }
}

/** Waits until nothing waits that could run and nothing runs. */
async function settled(product: Product): Promise<void> {
  await until(async () => (await product.read(unfinished)).length === 0).catch(async () => {
    throw new Error(`not done in time: ${(await product.read(unfinished)).join(', ')}`)
  })
}

/** Gives out the last job of each kind once more, kills it at its end, and lets it be done again; how much more is there then. */
async function givenOutTwice(held: Held, tries: Tries): Promise<number> {
  const { product, office } = held
  const letters = () => new Set([...office.came.values()].flat()).size
  const before = [await product.read(countRows), letters()] as const
  await killedAt(held, 'end', tries, { begin: giveOutAgain })
  const after = await product.read(countRows)
  const grown = [...after].filter(([table, rows]) => rows > (before[0].get(table) ?? 0))
  for (const [table] of grown) tries.note(`done twice: more rows in ${table}`)
  return grown.length + letters() - before[1]
}

/** Rows of each table, but for those that count requests and follow what changed. */
async function countRows(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'search\\_%'`.execute(
    db,
  )
  const counted: [string, number][] = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      rows: number
    }>`select count(*)::int as rows from ${sql.table(name)}`.execute(db)
    counted.push([name, rows[0]?.rows ?? 0])
  }
  return new Map(counted)
}
