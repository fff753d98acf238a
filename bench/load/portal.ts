import type { Db } from '../../src/platform/db/database.ts'
import { personWith } from '../../src/platform/testing/person.ts'
import { asset } from '../../src/platform/ui/assets.ts'

/** A portal that listens, and what a load asks of it. */
export interface Portal {
  port: number

  /** A file that every page needs. */
  asset: string
  slugs: readonly string[]
  ids: readonly string[]
  /** Words of their names, as people type them. */
  words: readonly string[]
  towns: readonly string[]
  areas: readonly string[]
  /** Who may change each of some organisations. */
  members: readonly Signed[]
  staff: readonly { cookie: string }[]
}

export interface Signed {
  organizationId: string
  cookie: string
}

const RECORDS = 20_000
const MEMBERS = 60
const STAFF = 10

/** Reads what to ask for, and signs people in. */
export async function portalOf(db: Db): Promise<Omit<Portal, 'port'>> {
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'slug', 'name'])
    .where('visibility', '=', 'public')
    .orderBy('slug')
    .limit(RECORDS)
    .execute()
  const towns = await db.selectFrom('location').select('istat_code').distinct().limit(200).execute()
  const areas = await db.selectFrom('taxonomy_term').select('code').where('taxonomy', '=', 'area').execute()
  const members: Signed[] = []
  for (const { id } of rows.slice(0, MEMBERS)) {
    const { cookie } = await personWith(db, [{ role: 'organization_editor', organizationId: id }])
    members.push({ organizationId: id, cookie })
  }
  const staff = []
  for (let made = 0; made < STAFF; made++) staff.push(await personWith(db, [{ role: 'chief_editor' }]))
  return {
    asset: asset('site.css'),
    slugs: rows.map(({ slug }) => slug),
    ids: rows.map(({ id }) => id),
    words: rows.flatMap(({ name }) => name.toLowerCase().match(/\p{L}{4,}/gu) ?? []),
    areas: areas.map(({ code }) => code),
    towns: towns.flatMap(({ istat_code: istat }) => istat ?? []),
    members,
    staff: staff.map(({ cookie }) => ({ cookie })),
  }
}
