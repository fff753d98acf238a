import type { Db } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

/** What words people use mean: each of the phrases stands for each of the codes, or for the other words. */
export interface ThesaurusEntry {
  lang: Lang
  phrases: readonly string[]
  /** `key:code` of a coded key of the search. */
  codes: readonly string[]
  words: readonly string[]
}

/** All entries at one moment; the same object until one changes. */
export interface Thesaurus {
  version: number
  entries: readonly ThesaurusEntry[]
}

/** A change made by another process is seen after this time at most. */
const TRUST_MS = 1_000

interface Held {
  thesaurus: Promise<Thesaurus>
  checkedAt: number
}

const held = new WeakMap<Db, Held>()

/** The entries, from memory: costs a small query a second, and a read of all of them only when one changed. */
export function thesaurus(db: Db): Promise<Thesaurus> {
  const now = performance.now()
  const known = held.get(db)
  if (known && now - known.checkedAt < TRUST_MS) return known.thesaurus
  const next = { thesaurus: renew(db, known?.thesaurus), checkedAt: now }
  held.set(db, next)
  next.thesaurus.catch(() => held.delete(db))
  return next.thesaurus
}

/** Makes the next call read again, after this process changed an entry. */
export function forgetThesaurus(db: Db): void {
  held.delete(db)
}

async function renew(db: Db, before: Promise<Thesaurus> | undefined): Promise<Thesaurus> {
  const [known, state] = await Promise.all([
    before,
    db.selectFrom('thesaurus_state').select('version').executeTakeFirstOrThrow(),
  ])
  if (known?.version === state.version) return known
  const entries = await db
    .selectFrom('thesaurus_entry')
    .select(['lang', 'phrases', 'codes', 'words'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return { version: state.version, entries }
}
