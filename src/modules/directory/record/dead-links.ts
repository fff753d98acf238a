import type { Tx } from '../../../platform/db/database.ts'
import { refreshSearch } from '../search/refresh.ts'
import { webLink } from './contact-links.ts'

/** A web address of a record that leads nowhere now, as the record has it. */
export interface DeadLink {
  url: string
  since: Date
}

/** Says which addresses of a record lead nowhere, so that its page does not offer them; what it says itself stays. */
export async function setDeadLinks(
  tx: Tx,
  organizationId: string,
  links: readonly DeadLink[],
): Promise<void> {
  const known = await tx
    .selectFrom('dead_link')
    .select('url')
    .where('organization_id', '=', organizationId)
    .execute()
  const wanted = new Map(links.map((link) => [link.url, link]))
  const isSame = known.length === wanted.size && known.every(({ url }) => wanted.has(url))
  if (isSame) return
  await tx.deleteFrom('dead_link').where('organization_id', '=', organizationId).execute()
  const rows = [...wanted.values()].map((link) => ({ organization_id: organizationId, ...link }))
  if (rows.length > 0) await tx.insertInto('dead_link').values(rows).execute()
  // The kept parts of its page go by the stamp of its search.
  await refreshSearch(tx, [organizationId])
}

/** Where an address leads, and since when it does not; nothing when it is none. */
export function webAddress(
  { deadLinks }: { deadLinks: readonly { url: string; since: string | Date }[] },
  written: string | null | undefined,
): { url: string; deadSince: Date | undefined } | undefined {
  const url = webLink(written)
  const dead = deadLinks.find((one) => one.url === written)
  return url === undefined ? undefined : { url, deadSince: dead && new Date(dead.since) }
}
