import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Change, Row } from '../../directory/api.ts'
import { findLookAlikes, type LookAlike } from './look-alikes.ts'
import { nameOddities, type Oddity } from './name-oddities.ts'

/** Why somebody has to look at a name before it is public. */
export interface NameDoubt {
  name: string
  oddities: readonly Oddity[]
  alike: readonly LookAlike[]
}

/** What may deceive in a name that an organisation gives to itself or to something of its own, if anything. */
export async function doubtOf(
  db: DbOrTx,
  name: string,
  organizationId: string | null,
): Promise<NameDoubt | undefined> {
  const oddities = nameOddities(name)
  const alike = await findLookAlikes(db, name, organizationId)
  return oddities.length > 0 || alike.length > 0 ? { name, oddities, alike } : undefined
}

/** The changes that bring a name which may deceive, with why. */
export async function doubtsOf(
  db: DbOrTx,
  organizationId: string,
  changes: readonly Change[],
): Promise<ReadonlyMap<Change, NameDoubt>> {
  const found = new Map<Change, NameDoubt>()
  for (const change of changes) {
    const name = nameIn(change)
    const doubt = name ? await doubtOf(db, name, organizationId) : undefined
    if (doubt) found.set(change, doubt)
  }
  return found
}

/** Whether any of these changes brings such a name. */
export const bringsDoubt = async (
  db: DbOrTx,
  organizationId: string,
  changes: readonly Change[],
): Promise<boolean> => (await doubtsOf(db, organizationId, changes)).size > 0

const NAMES: Readonly<Record<string, readonly string[]>> = {
  organization: ['name', 'alternate_name'],
  services: ['name'],
  events: ['name'],
}

/** The name that a change brings: of the organisation, of a service or an event, or a translation of one of them. */
function nameIn({ list, id, field, after }: Change): string | undefined {
  const wanted = list === 'translations' ? translated(id) : (NAMES[list] ?? [])
  const said = after !== null && typeof after === 'object' ? (after as Row) : { [field ?? '']: after }
  const name = wanted.map((one) => said[one]).find((one) => typeof one === 'string')
  return typeof name === 'string' ? name : undefined
}

/** The key of a translation ends with its field and its language. */
const translated = (id: string) =>
  /^(?:organization|service|organization_event)\/.*\/(?:name|alternate_name)\//.test(id) ? ['text'] : []
