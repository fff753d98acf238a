import type { DbOrTx } from '../../platform/db/database.ts'
import { buildPlaces, type Places } from './places.ts'

/** How long a snapshot is trusted before the database is asked whether it changed. */
const TRUST_MS = 10_000

interface Held {
  places: Promise<Places>
  checkedAt: number
}

const held = new WeakMap<object, Held>()

/** All places, from memory; read from the database at first use and again after an import of boundaries. */
export function places(db: DbOrTx): Promise<Places> {
  const now = Date.now()
  const known = held.get(db)
  if (known && now - known.checkedAt < TRUST_MS) return known.places
  const next = { places: known ? renew(db, known.places) : readPlaces(db), checkedAt: now }
  held.set(db, next)
  next.places.catch(() => held.delete(db))
  return next.places
}

/** Forgets the snapshot of a handle, so that the next call reads anew. */
export const forgetPlaces = (db: DbOrTx): boolean => held.delete(db)

async function renew(db: DbOrTx, before: Promise<Places>): Promise<Places> {
  const [known, state] = await Promise.all([before, readVersion(db)])
  return state === known.version ? known : readPlaces(db)
}

async function readVersion(db: DbOrTx): Promise<number> {
  const row = await db.selectFrom('territory_state').select('version').executeTakeFirst()
  return row?.version ?? 0
}

async function readPlaces(db: DbOrTx): Promise<Places> {
  const version = await readVersion(db)
  const [regions, provinces, municipalities, formerNames, localities, placeNames, boundaries] =
    await Promise.all([
      db.selectFrom('region').selectAll().orderBy('code').execute(),
      db.selectFrom('province').selectAll().orderBy('code').execute(),
      db.selectFrom('municipality').selectAll().orderBy('istat_code').execute(),
      db.selectFrom('municipality_former_name').selectAll().orderBy('istat_code').execute(),
      db.selectFrom('locality').selectAll().orderBy('id').execute(),
      db.selectFrom('place_name').selectAll().orderBy('place').execute(),
      db.selectFrom('boundary').select(['istat_code', 'simplified']).orderBy('istat_code').execute(),
    ])
  return buildPlaces({
    version,
    regions,
    provinces,
    municipalities,
    formerNames,
    localities,
    placeNames,
    boundaries,
  })
}
