import { sql } from 'kysely'
import { insertDesk } from '../../e2e/matrix/desk-things.ts'
import { nameOf } from '../../e2e/matrix/line.ts'
import { insertStaffThings } from '../../e2e/matrix/staff-things.ts'
import { ROUTES } from '../../e2e/pages.ts'
import { operator } from './imports.ts'
import { type Export, officeVersion, openInOffice } from './office.ts'
import { INNER_FORMULAS } from './payloads/edges.ts'
import { FORMULAS } from './payloads/others.ts'
import { openPortal } from './portal.ts'
import { begin, type Portal, pathOf } from './ways.ts'

/**
 * Puts formulas wherever the product keeps texts, takes every table that it hands out, and opens each in LibreOffice:
 * `node dist/bench/hostile/exports.js` (`apt-get install libreoffice-calc-nogui`). A file that quotes nothing goes along and
 * must be noticed.
 */
const version = officeVersion()
if (version === undefined) {
  console.error(
    'LibreOffice is not on this machine: apt-get install libreoffice-calc-nogui, or name it with SOFFICE=',
  )
  process.exit(2)
}
/** What LibreOffice takes for a formula when nobody stops it: the measure of whether it was looked at rightly. */
const WEAK = {
  name: 'weak-twin.csv',
  content: Buffer.from(`Nome\r\n${FORMULAS.slice(0, 2).map(quoted).join('\r\n')}\r\n`),
}

/** All that is put where texts are kept. */
const PLANTED = [...FORMULAS, ...INNER_FORMULAS]

const portal = await openPortal({ RATE_LIMIT: '0' })
await plant(portal)
const files = await takeTables(portal)
await portal.house.stop()
/** As they are meant to be opened, and by a program told to split at commas. */
const opened = ([';', ','] as const).flatMap((split) =>
  openInOffice([...files, WEAK], split).map((one) => ({ ...one, split })),
)
console.log(`${version}; ${PLANTED.length} formulas`)
console.log('| file | split at | cells | live formulas |\n|---|---|---|---|')
for (const { name, split, cells, live } of opened)
  console.log(`| ${name} | ${split} | ${cells} | ${live.length} |`)
const wrong = opened.filter(({ name, live }) => name !== WEAK.name && live.length > 0)
for (const { name, live } of wrong) console.log(`${name}: ${live.slice(0, 10).join(' ')}`)
const isSeen = opened.every(({ name, live }) => name !== WEAK.name || live.length >= 2)
if (!isSeen) console.log('The file that quotes nothing was not noticed: this measured nothing.')
process.exit(wrong.length === 0 && isSeen ? 0 : 1)

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

async function plant({ house, things: { organizationId, keeper } }: Portal): Promise<void> {
  const { bring } = await operator(house, begin('imports'))
  await bring('semicolons', PLANTED, 0)
  const { rows: bodies } = await sql<{ id: string }>`
    select organization_id as id from import_row where organization_id is not null
    order by row_number limit ${PLANTED.length}`.execute(house.db)
  for (const [at, text] of PLANTED.entries()) {
    const asked = text.toWellFormed()
    await insertDesk(house, organizationId, asked)
    await insertStaffThings(house.db, bodies[at]?.id ?? organizationId, asked, keeper.id)
    await sql`insert into search_asked values (current_date, 'it', ${asked}, ${asked}, 9, 0) on conflict do nothing`.execute(
      house.db,
    )
  }
}

/** Every answer of the portal that a spreadsheet opens, by what it says it is. */
async function takeTables(from: Portal): Promise<Export[]> {
  const tables: Export[] = []
  const { rows } = await sql<{ id: string }>`
    select id from import_batch where state = 'applied' order by created_at desc limit 1`.execute(
    from.house.db,
  )
  for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
    const path = pathOf(
      route,
      from.things,
      route.path.includes(':importazione') ? { importazione: rows[0]?.id ?? '' } : {},
    )
    const answer = await from.house.app.request(path, { headers: { cookie: await from.cookieFor(route) } })
    const [, kind] = /(csv|spreadsheetml|opendocument)/.exec(answer.headers.get('content-type') ?? '') ?? []
    if (kind === undefined || answer.status !== 200) continue
    const name = `${nameOf(route)
      .replace(/^GET |\W+/g, '-')
      .replace(/^-+|-+$/g, '')}.${kind === 'csv' ? 'csv' : 'xlsx'}`
    tables.push({ name, content: new Uint8Array(await answer.arrayBuffer()) })
  }
  return tables
}
