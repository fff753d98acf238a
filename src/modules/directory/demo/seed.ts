import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/db/database.ts'
import { releaseBodies } from '../../../platform/files/used-files.ts'
import { rebuildWords, refreshSearch } from '../search/refresh.ts'
import { demoOrganizations } from './demo-organizations.ts'
import { DETAIL_TABLES, type DemoOrganization, type DetailTable } from './rows.ts'

const ACTOR = { name: 'operator' }

const LOCK = 5_910_059

/** Adds the demo territory, all or nothing; returns how many bodies, 0 when it is there already. */
export function loadDemo(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    if ((await demoIds(tx)).length > 0) return 0
    const organizations = await withFreeSlugs(tx, demoOrganizations(now))
    await insertRows(
      tx,
      'organization',
      organizations.map(({ organization }) => organization),
    )
    for (const table of DETAIL_TABLES)
      await insertRows(
        tx,
        table,
        organizations.flatMap((one): readonly object[] => one[table]),
      )
    await refreshSearch(
      tx,
      organizations.map(({ organization }) => organization.id),
    )
    await rebuildWords(tx)
    await audited(tx, 'directory.demo_loaded', organizations.length, now)
    return organizations.length
  })
}

/** Removes the demo territory and nothing else; returns how many bodies. */
export function removeDemo(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    const ids = await demoIds(tx)
    if (ids.length === 0) return 0
    for (const column of ['parent_organization_id', 'merged_into_id'] as const)
      await sql`update organization set ${sql.ref(column)} = null
        where not demo and ${sql.ref(column)} = any(${ids}::uuid[])`.execute(tx)
    await releaseBodies(tx, ids, now)
    await tx.deleteFrom('organization').where('demo', '=', true).execute()
    await rebuildWords(tx)
    await audited(tx, 'directory.demo_removed', ids.length, now)
    return ids.length
  })
}

async function demoIds(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('organization').select('id').where('demo', '=', true).execute()
  return rows.map(({ id }) => id)
}

/** A real organisation keeps its address: the fictional namesake gets another. */
async function withFreeSlugs(tx: Tx, all: DemoOrganization[]): Promise<DemoOrganization[]> {
  const wanted = all.map(({ organization }) => organization.slug)
  const { rows } = await sql<{ slug: string }>`
    select slug from organization where slug = any(${wanted})
    union select slug from slug_redirect where slug = any(${wanted})`.execute(tx)
  const taken = new Set(rows.map(({ slug }) => slug))
  return all.map((one) => {
    const { slug } = one.organization
    return taken.has(slug) ? { ...one, organization: { ...one.organization, slug: `${slug}-demo` } } : one
  })
}

/** One statement for all rows that fill the same columns, so that the others keep their defaults. */
async function insertRows(
  tx: Tx,
  table: DetailTable | 'organization',
  rows: readonly object[],
): Promise<void> {
  for (const [columns, alike] of Map.groupBy(rows, (row) => Object.keys(row).join())) {
    const names = sql.join(columns.split(',').map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${json(alike)}::jsonb)`.execute(
      tx,
    )
  }
}

/** `value`, the one column of documents, is already JSON. */
const json = (rows: readonly object[]): string =>
  JSON.stringify(rows.map((row) => ('value' in row ? { ...row, value: JSON.parse(String(row.value)) } : row)))

const audited = (tx: Tx, action: string, organizations: number, at: Date) =>
  audit(tx, {
    actor: ACTOR,
    action,
    subject: 'organization',
    subjectId: 'demo',
    after: { organizations },
    at,
  })
