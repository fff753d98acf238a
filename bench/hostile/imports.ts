import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { FIELDS } from '../../src/modules/imports/fields.ts'
import { storable } from '../../src/platform/http/input.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { doJobs } from '../../src/platform/testing/post-office.ts'
import { inFlight } from './in-flight.ts'
import { hostileRows, KINDS } from './lists.ts'
import { ask as askOf, begin, look, type Outcome, type Portal } from './ways.ts'

/** Where lists are sent. */
export const IMPORTS = '/it/gestione/importazioni'
/** As many uploads as this with other names of file and source, and other heads, one row each. */
const HEADS_EACH = 40

/** What became of a list: the address of its import, and the organisations that came of it. */
export interface Imported {
  path: string
  slugs: readonly string[]
}

/**
 * Sends lists as an operator does, in each kind of file: every text in every column, as a head of a column, as name of the
 * file and of the source; tries them, runs them, looks at the report, the file of rows and the records.
 */
export async function throughImports(portal: Portal, texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('columns of imports')
  const sender = await operator(portal.house, outcome)
  for (const [at, kind] of Object.keys(KINDS).entries()) {
    const { path, slugs } = await sender.bring(kind, texts, at)
    await inFlight(slugs, 4, async (slug) => void (await sender.see(`/it/enti/${slug}`)))
    await sender.see(`${path}/righe.csv`)
  }
  for (let at = 0; at < texts.length; at += HEADS_EACH)
    await sender.see(await sender.upload('semicolons', ['Ente'], texts.slice(at, at + HEADS_EACH), at))
  await inFlight([...texts.keys()], 3, async (at) => void (await sender.upload('commas', [], [], at, texts)))
  for (const path of [IMPORTS, '/it/gestione/registro', '/it/gestione/enti', '/enti.csv', '/enti.json'])
    await sender.see(path)
  return outcome
}

/** Somebody of the staff who sends lists, and looks at every answer. */
export async function operator(house: TestApplication, outcome: Outcome) {
  const { cookie } = await house.person({ role: 'chief_editor' }, { role: 'territory_admin' })
  const ask = async (path: string, body?: FormData): Promise<Response> => {
    const asked = { headers: { cookie }, ...(body && { method: 'POST', body }) }
    const answer = await askOf({ house }, path, asked)
    outcome.sent++
    outcome.wrong.push(...(await look(answer.clone(), path)))
    return answer
  }
  const upload = async (
    kind: string,
    texts: readonly string[],
    heads: readonly string[],
    at: number,
    names: readonly string[] = texts,
  ): Promise<string> => {
    const name = (names[at % names.length] || 'x').toWellFormed()
    const rows = hostileRows(texts, heads, `${kind} ${at}`)
    const body = new FormData()
    body.set('elenco', KINDS[kind]?.(rows, name) ?? '')
    // A source of nothing that can be kept is refused, and rightly.
    body.set('fonte', storable(name).slice(0, 90).trim() || 'x')
    body.set('autorita', at % 2 === 0 ? 'import' : 'register')
    const location = (await ask(IMPORTS, body)).headers.get('location')
    if (location === null) outcome.wrong.push(`${kind} list ${at} (${name.slice(0, 40)}) was not taken`)
    return location ?? IMPORTS
  }
  /** Where workers run, they may have taken it up before. */
  const work = async () => {
    for (let tries = 0; tries < 300; tries++) {
      await doJobs(house)
      const { rows: running } = await sql`
        select from import_batch where state in ('checking', 'applying') and error is null`.execute(house.db)
      if (running.length === 0) break
      await setTimeout(100)
    }
    const { rows } = await sql<{ id: string; error: string }>`
      select id, error from import_batch where error is not null`.execute(house.db)
    outcome.wrong.push(...rows.map(({ id, error }) => `import ${id}: ${error}`))
  }
  /** A whole list: uploaded, tried and run; `open` is called for its page after each step. */
  const bring = async (
    kind: string,
    texts: readonly string[],
    at: number,
    open: (path: string) => Promise<unknown> = ask,
  ): Promise<Imported> => {
    const path = await upload(kind, texts, texts, at)
    if (path === IMPORTS) return { path, slugs: [] }
    const columns = new FormData()
    for (const [column, field] of FIELDS.entries()) columns.set(field, String(column))
    await open(path)
    for (const [action, body] of [
      ['colonne', columns],
      ['importa', new FormData()],
    ] as const) {
      await ask(`${path}/${action}`, body)
      await work()
      await open(path)
    }
    const slugs = await slugsOf(house, path)
    if (slugs.length < texts.length) outcome.wrong.push(`${kind}: only ${slugs.length} records came of it`)
    return { path, slugs }
  }
  return { cookie, see: ask, upload, bring }
}

/** The addresses of what an import brought. */
async function slugsOf({ db }: TestApplication, path: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select o.slug from import_row r join organization o on o.id = r.organization_id
    where r.batch_id = ${path.slice(-36)} order by r.row_number`.execute(db)
  return rows.map(({ slug }) => slug)
}
