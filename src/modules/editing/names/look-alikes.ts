import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'

/** A record whose name looks like another name. */
export interface LookAlike {
  id: string
  name: string
  lang: Lang
  slug: string
  isPublic: boolean
}

/** More than these tell an editor nothing new. */
const SHOWN = 5

/** Records of other organisations whose name looks like this one, letter by letter (UTS #39): public ones first. */
export async function findLookAlikes(
  db: DbOrTx,
  name: string,
  exceptId: string | null = null,
): Promise<LookAlike[]> {
  const { rows } = await sql<LookAlike>`
    select id, name, original_lang as lang, slug, visibility = 'public' as "isPublic" from organization
    where name_looks(name) && name_looks(${name}) and merged_into_id is null and id is distinct from ${exceptId}
    order by visibility = 'public' desc, name, id limit ${SHOWN}`.execute(db)
  return rows
}
