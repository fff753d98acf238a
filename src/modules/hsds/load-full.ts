import type { Db } from '../../platform/db/database.ts'
import {
  type Kind,
  listServices,
  listServicesAtLocations,
  listShownOrganizations,
  type OrganizationRow,
  readParts,
  type ServiceRow,
} from '../directory/api.ts'
import { translated } from './load-rows.ts'
import { type Indexed, indexed } from './shape/indexed.ts'
import { organizationShape, organizationWithServices, programShape } from './shape/organization.ts'
import type { Shape } from './shape/present.ts'
import { serviceAtLocationShape, serviceShape } from './shape/service.ts'
import type { Words } from './shape/words.ts'

/** Records with everything that belongs to them, with a fixed number of queries for any number of records. */
export async function loadFull(
  db: Db,
  words: Words,
  kind: Kind,
  ids: readonly string[],
): Promise<Map<string, Shape>> {
  const owners = await ownersOf(db, kind, ids)
  const [organizations, parts, own] = await Promise.all([
    listShownOrganizations(db, owners),
    readParts(db, owners).then(indexed),
    translated(db, words, owners),
  ])
  const byId = new Map(organizations.map((row) => [row.id, row]))
  const shapes = ids.flatMap((id) => {
    const shape = fullShape(own, parts, byId, kind, id)
    return shape ? [[id, shape] as const] : []
  })
  return new Map(shapes)
}

async function ownersOf(db: Db, kind: Kind, ids: readonly string[]): Promise<string[]> {
  if (kind === 'organization') return [...ids]
  const serviceIds =
    kind === 'service' ? ids : (await listServicesAtLocations(db, ids)).map((row) => row.service_id)
  const services = await listServices(db, serviceIds)
  return [...new Set(services.map((row) => row.organization_id))]
}

function fullShape(
  words: Words,
  parts: Indexed,
  organizations: ReadonlyMap<string, OrganizationRow>,
  kind: Kind,
  id: string,
): Shape | undefined {
  if (kind === 'organization') {
    const organization = organizations.get(id)
    return organization && organizationWithServices(words, parts, organization)
  }
  if (kind === 'service') return serviceWithOwner(words, parts, organizations, parts.serviceById.get(id))
  const at = parts.atLocationById.get(id)
  const location = at && parts.locationById.get(at.location_id)
  const service = at && serviceWithOwner(words, parts, organizations, parts.serviceById.get(at.service_id))
  return location && service && { ...serviceAtLocationShape(words, parts, at, location), service }
}

function serviceWithOwner(
  words: Words,
  parts: Indexed,
  organizations: ReadonlyMap<string, OrganizationRow>,
  row: ServiceRow | undefined,
): Shape | undefined {
  const organization = row && organizations.get(row.organization_id)
  if (!organization) return undefined
  const program = parts.programById.get(row.program_id ?? '')
  return {
    ...serviceShape(words, parts, row),
    organization: organizationShape(words, parts, organization),
    ...(program && { program: programShape(words, program) }),
  }
}
