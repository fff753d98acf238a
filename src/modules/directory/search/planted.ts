import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Module } from '../../../platform/module.ts'
import { testApplication } from '../../../platform/testing/application.ts'
import { loadCodeLists } from '../../taxonomy/api.ts'
import { loadTerritoryData } from '../../territory/api.ts'
import { indexEngine } from './index-engine.ts'
import { currentKnowledge, knowledge } from './knowledge.ts'
import { refreshSearch } from './refresh.ts'
import { EVERYTHING, type SearchEngine, type SearchRequest } from './search.ts'
import { sqlEngine } from './sql-engine.ts'

/** A record for tests of the search: only what the test is about. */
export interface Planted {
  name: string
  description?: string
  lang?: string
  type?: string
  visibility?: string
  lifecycle?: string
  /** `taxonomy:code` */
  terms?: readonly string[]
  istat?: string
  locality?: string
  point?: readonly [number, number]
  service?: { name: string; terms?: readonly string[]; free?: boolean }
  languages?: readonly string[]
  wheelchair?: boolean
  schedule?: { byday: string; opens: string; closes: string; closed?: boolean }
  translation?: { lang: string; text: string }
}

/** The engine over an empty database with code lists and places. */
export async function plantedEngine(db: Db, timeZone = 'Europe/Rome'): Promise<SearchEngine> {
  await loadCodeLists(db)
  await loadTerritoryData(db)
  return sqlEngine(db, { timeZone, knowledge: () => knowledge(db, { territory: 'province:100' }) })
}

/** A database with both engines over it. */
export interface PlantedHouse {
  db: Db
  /** Which engine answers from now on. */
  use(engine: 'sql' | 'index'): void
  /** The engine in use, once it knows everything that was written. */
  engine(): Promise<SearchEngine>
  stop(): Promise<void>
}

/** Code lists, places, thesaurus, and an index that follows the database. */
export async function plantedHouse(
  modules: readonly Module[],
  timeZone = 'Europe/Rome',
): Promise<PlantedHouse> {
  const { services, stop } = await testApplication(modules, {}, { search: true })
  const { db, search } = services
  const settings = { timeZone, knowledge: () => currentKnowledge(db, services.config) }
  const sqlOnly = sqlEngine(db, settings)
  let used: 'sql' | 'index' = 'sql'
  const fails = () => Promise.reject(new Error('the index did not answer'))
  return {
    db,
    stop,
    use(engine) {
      used = engine
    },
    async engine() {
      if (used === 'sql') return sqlOnly
      const { rows } = await sql<{
        seq: number
      }>`select coalesce(max(seq), 0) as seq from search_document`.execute(db)
      return indexEngine(search, {
        ...settings,
        otherwise: { search: fails, list: fails },
        written: rows[0]?.seq,
      })
    },
  }
}

/** A request with everything else as it is when nothing is asked. */
export const asking = (asked: Partial<SearchRequest>): SearchRequest => ({ ...EVERYTHING, ...asked })

/** Writes records and brings the search up to date; returns their ids in order. */
export async function plant(db: Db, records: readonly Planted[]): Promise<string[]> {
  const ids: string[] = []
  for (const record of records) ids.push(await plantOne(db, record))
  await refreshSearch(db, ids)
  return ids
}

async function plantOne(db: Db, record: Planted): Promise<string> {
  const id = newId()
  await db
    .insertInto('organization')
    .values({
      id,
      slug: `p-${id}`,
      name: record.name,
      description: record.description ?? null,
      original_lang: record.lang ?? 'it',
      type_code: record.type ?? null,
      visibility: record.visibility ?? 'public',
      lifecycle: record.lifecycle ?? 'active',
    })
    .execute()
  for (const term of record.terms ?? []) {
    const [taxonomy = '', code = ''] = term.split(':')
    await db
      .insertInto('organization_term')
      .values({ organization_id: id, taxonomy, code, origin: 'editor' })
      .execute()
  }
  await plantPlace(db, id, record)
  if (record.service) await plantService(db, id, record.service)
  for (const code of record.languages ?? [])
    await db.insertInto('spoken_language').values({ id: newId(), organization_id: id, code }).execute()
  if (record.schedule) {
    const { byday, opens, closes, closed = false } = record.schedule
    await db
      .insertInto('schedule')
      .values({
        id: newId(),
        organization_id: id,
        freq: /\d/.test(byday) ? 'MONTHLY' : 'WEEKLY',
        byday,
        opens_at: opens,
        closes_at: closes,
        closed,
      })
      .execute()
  }
  if (record.translation)
    await db
      .insertInto('translation')
      .values({
        organization_id: id,
        entity: 'organization',
        entity_id: id,
        field: 'description',
        ...record.translation,
      })
      .execute()
  return id
}

async function plantPlace(db: Db, id: string, record: Planted): Promise<void> {
  if (!record.istat && !record.point && record.wheelchair === undefined) return
  const [latitude, longitude] = record.point ?? [null, null]
  await db
    .insertInto('location')
    .values({
      id: newId(),
      organization_id: id,
      istat_code: record.istat ?? null,
      locality: record.locality ?? null,
      latitude,
      longitude,
      wheelchair: record.wheelchair ?? null,
    })
    .execute()
}

async function plantService(db: Db, id: string, service: NonNullable<Planted['service']>): Promise<void> {
  const serviceId = newId()
  await db
    .insertInto('service')
    .values({ id: serviceId, organization_id: id, name: service.name, free: service.free ?? null })
    .execute()
  for (const term of service.terms ?? []) {
    const [taxonomy = '', code = ''] = term.split(':')
    await db.insertInto('service_term').values({ service_id: serviceId, taxonomy, code }).execute()
  }
}
