import type { DbOrTx } from '../../platform/db/database.ts'
import { doubtOf, isTrusted, type NameDoubt } from '../editing/api.ts'
import type { SpaceDocument } from './document.ts'

/** Why the names of a site, one a language, may deceive. */
export async function siteDoubts(
  db: DbOrTx,
  organizationId: string,
  { site }: Pick<SpaceDocument, 'site'>,
): Promise<NameDoubt[]> {
  const names = Object.entries(site.values).flatMap(([key, text]) =>
    key.startsWith('name.') && text ? [text] : [],
  )
  const doubts = [...new Set(names)].map((name) => doubtOf(db, name, organizationId))
  return (await Promise.all(doubts)).filter((doubt) => doubt !== undefined)
}

/** Whether a site is public as soon as it is handed in: its organisation is trusted and its names deceive nobody. */
export const publishesAtOnce = async (
  db: DbOrTx,
  organizationId: string,
  document: Pick<SpaceDocument, 'site'>,
): Promise<boolean> =>
  (await isTrusted(db, organizationId)) && (await siteDoubts(db, organizationId, document)).length === 0
