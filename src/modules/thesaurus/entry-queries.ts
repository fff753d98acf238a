import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import type { Origin } from './tables.ts'

/** Entries on one page of the staff's list. */
export const ENTRIES_A_PAGE = 25

export const ENTRY_SORTS = ['phrase', 'newest'] as const

/** What narrows the list; an empty value narrows nothing. */
export interface EntryFilter {
  lang: Lang | ''
  /** Part of a phrase or of another word. */
  text: string
  code: string
  origin: Origin | ''
  removed: boolean
  sort: (typeof ENTRY_SORTS)[number]
}

const all = (db: DbOrTx) =>
  db
    .selectFrom('thesaurus_entry')
    .select(['id', 'lang', 'phrases', 'codes', 'words', 'note', 'origin', 'revision'])
    .select(['updated_at as updatedAt', 'updated_by as updatedBy', 'updated_by_id as updatedById'])
    .select('removed_at as removedAt')

/** One entry, also when it was removed. */
export const findEntry = (db: DbOrTx, id: string) => all(db).where('id', '=', id).executeTakeFirst()
export type EntryRow = NonNullable<Awaited<ReturnType<typeof findEntry>>>

/** One page of the entries that a filter leaves, and how many there are. */
export async function listEntries(db: DbOrTx, filter: EntryFilter, page: number) {
  const { lang, text, code, origin, removed, sort } = filter
  const left = all(db)
    .where('removed_at', removed ? 'is not' : 'is', null)
    .$if(lang !== '', (query) => query.where('lang', '=', lang as Lang))
    .$if(origin !== '', (query) => query.where('origin', '=', origin as Origin))
    .$if(code !== '', (query) => query.where(sql<boolean>`${code} = any(codes)`))
    .$if(text !== '', (query) => query.where(sql<boolean>`${plain(WRITTEN)} like ${likeText(text)}`))
  const rows = await left
    .$if(sort === 'newest', (query) => query.orderBy('updated_at', 'desc'))
    .orderBy(sql`lower(phrases[1])`)
    .orderBy('id')
    .limit(ENTRIES_A_PAGE)
    .offset((page - 1) * ENTRIES_A_PAGE)
    .execute()
  const { total } = await left
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

const WRITTEN = sql`array_to_string(phrases || words, ' | ')`
/** Without case and accents. */
const plain = (text: unknown) =>
  sql`regexp_replace(normalize(lower(${text}), NFD), '[\u0300-\u036f]', '', 'g')`
const likeText = (text: string) => plain(sql`${`%${text.replace(/[\\%_]/g, '\\$&')}%`}::text`)

/** How many entries in use there are of each language, origin and code, to choose from. */
export async function countEntries(db: DbOrTx) {
  const { rows } = await sql<{ kind: 'lang' | 'origin' | 'code'; value: string; count: number }>`
    with present as (select lang, origin, codes from thesaurus_entry where removed_at is null)
    select 'lang' as kind, lang as value, count(*)::int as count from present group by lang
    union all select 'origin', origin, count(*)::int from present group by origin
    union all select 'code', code, count(*)::int from present, unnest(codes) as code group by code
    order by count desc, value`.execute(db)
  return rows
}
export type EntryCount = Awaited<ReturnType<typeof countEntries>>[number]
