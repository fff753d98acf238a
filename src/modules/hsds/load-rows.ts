import type { Db } from '../../platform/db/database.ts'
import {
  type Kind,
  listLocations,
  listPrograms,
  listServices,
  listServicesAtLocations,
  listShownOrganizations,
  listTranslations,
} from '../directory/api.ts'
import { locationRowShape } from './shape/location.ts'
import { organizationRowShape, programShape } from './shape/organization.ts'
import { present, type Shape } from './shape/present.ts'
import { serviceRowShape } from './shape/service.ts'
import { textsOf, type Words } from './shape/words.ts'

/** Records as the lists show them, with a fixed number of queries for any number of records. */
export async function loadRows(
  db: Db,
  words: Words,
  kind: Kind,
  ids: readonly string[],
): Promise<Map<string, Shape>> {
  if (kind === 'organization') return organizationRows(db, words, ids)
  if (kind === 'service') return serviceRows(db, words, ids)
  return atLocationRows(db, words, ids)
}

/** The same words with the texts of these organisations in the language asked for. */
export async function translated(db: Db, words: Words, organizationIds: readonly string[]): Promise<Words> {
  return { ...words, text: textsOf(await listTranslations(db, organizationIds, words.lang)) }
}

async function organizationRows(db: Db, words: Words, ids: readonly string[]) {
  const [rows, own] = await Promise.all([listShownOrganizations(db, ids), translated(db, words, ids)])
  return new Map(rows.map((row) => [row.id, organizationRowShape(own, row)]))
}

async function serviceRows(db: Db, words: Words, ids: readonly string[]) {
  const services = await listServices(db, ids)
  const organizationIds = distinct(services.map((row) => row.organization_id))
  const [organizations, programs, own] = await Promise.all([
    organizationRows(db, words, organizationIds),
    listPrograms(db, distinct(services.flatMap((row) => row.program_id ?? []))),
    translated(db, words, organizationIds),
  ])
  const programOf = new Map(programs.map((row) => [row.id, programShape(own, row)]))
  const shapes = services.flatMap((row) => {
    const organization = organizations.get(row.organization_id)
    if (!organization) return []
    const program = programOf.get(row.program_id ?? '')
    return [[row.id, { ...serviceRowShape(own, row), organization, ...(program && { program }) }] as const]
  })
  return new Map<string, Shape>(shapes)
}

async function atLocationRows(db: Db, words: Words, ids: readonly string[]) {
  const rows = await listServicesAtLocations(db, ids)
  const [services, locations] = await Promise.all([
    serviceRows(db, words, distinct(rows.map((row) => row.service_id))),
    listLocations(db, distinct(rows.map((row) => row.location_id))),
  ])
  const own = await translated(db, words, distinct(locations.map((row) => row.organization_id)))
  const locationOf = new Map(locations.map((row) => [row.id, locationRowShape(own, row)]))
  const shapes = rows.flatMap((row) => {
    const [service, location] = [services.get(row.service_id), locationOf.get(row.location_id)]
    return service && location ? [[row.id, { ...present({ ...row }), location, service }] as const] : []
  })
  return new Map<string, Shape>(shapes)
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)]
