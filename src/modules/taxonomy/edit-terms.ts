import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type AuditActor, audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import type { TermWords } from './code-lists.ts'
import { PEOPLE_LISTS } from './list-files.ts'
import { termId } from './term-id.ts'

/** What a person says of a term in each language. */
export type SaidWords = Readonly<Record<Lang, TermWords>>

interface Asking {
  taxonomy: string
  code: string
  by: AuditActor
  now: Date
  requestId: string
}

/** Whether people may add terms to a list and retire them: those of laws and standards are as their authors made them. */
export const isOwnList = (taxonomy: string): boolean => (PEOPLE_LISTS as readonly string[]).includes(taxonomy)

/** Names the words of a term as somebody saw them, to tell whether others changed them meanwhile. */
export const wordsSeen = (words: SaidWords): string =>
  createHash('sha256')
    .update(JSON.stringify(LANGUAGES.map((lang) => saidOf(words[lang]))))
    .digest('hex')
    .slice(0, 32)

const saidOf = ({ label, plain, synonyms }: TermWords) => JSON.stringify([label, plain, synonyms])

/** One writer of the code lists at a time, the release files included. */
const alone = (tx: Tx) =>
  tx.selectFrom('taxonomy_state').select('version').forUpdate().executeTakeFirstOrThrow()

/** Says a term otherwise, in all languages; `changed` when somebody did meanwhile. A later release leaves it alone. */
export async function saveWords(
  tx: Tx,
  { words, seen, ...asked }: Asking & { words: SaidWords; seen: string },
): Promise<'saved' | 'changed'> {
  await alone(tx)
  const before = await readWords(tx, asked)
  if (wordsSeen(before) !== seen) return 'changed'
  const changed = LANGUAGES.filter((lang) => saidOf(before[lang]) !== saidOf(words[lang]))
  await writeWords(tx, asked, { words, langs: changed })
  if (changed.length > 0) await log(tx, asked, 'taxonomy.change_term', { before, after: words })
  return 'saved'
}

async function readWords(tx: Tx, { taxonomy, code }: Asking): Promise<SaidWords> {
  const rows = await tx
    .selectFrom('term_label')
    .select(['lang', 'label', 'plain_label as plain', 'synonyms'])
    .where('term_id', '=', termId(taxonomy, code))
    .execute()
  const none: TermWords = { label: code, plain: code, synonyms: [] }
  const entries = LANGUAGES.map((lang) => [lang, rows.find((one) => one.lang === lang) ?? none] as const)
  return Object.fromEntries(entries) as Record<Lang, TermWords>
}

async function writeWords(
  tx: Tx,
  { taxonomy, code, now }: Asking,
  { words, langs }: { words: SaidWords; langs: readonly Lang[] },
): Promise<void> {
  for (const lang of langs) {
    const { label, plain, synonyms } = words[lang]
    const said = { label, plain_label: plain, synonyms: [...synonyms], edited_at: now }
    await tx
      .insertInto('term_label')
      .values({ term_id: termId(taxonomy, code), lang, ...said })
      .onConflict((conflict) => conflict.columns(['term_id', 'lang']).doUpdateSet(said))
      .execute()
  }
}

/** Adds a term at the end of a list of ours; `taken` when the code is or ever was of another. */
export async function addTerm(
  tx: Tx,
  {
    words,
    parent,
    ...asked
  }: Asking & { words: SaidWords; parent?: { taxonomy: string; code: string } | undefined },
): Promise<'added' | 'taken' | 'not_ours'> {
  const { taxonomy, code } = asked
  if (!isOwnList(taxonomy)) return 'not_ours'
  await alone(tx)
  const added = await tx
    .insertInto('taxonomy_term')
    .values({
      ...{ id: termId(taxonomy, code), taxonomy, code, valid_from: null, valid_to: null, origin: 'staff' },
      parent_id: parent ? termId(parent.taxonomy, parent.code) : null,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from taxonomy_term where taxonomy = ${taxonomy})`,
      placed_by_staff: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'taken'
  await writeWords(tx, asked, { words, langs: LANGUAGES })
  await log(tx, asked, 'taxonomy.add_term', { after: words })
  return 'added'
}

/** Moves a term one place up or down among those beside it; the order is then the staff's. */
export async function moveTerm(tx: Tx, { up, ...asked }: Asking & { up: boolean }): Promise<void> {
  await alone(tx)
  const { taxonomy, code } = asked
  const rows = await tx
    .selectFrom('taxonomy_term')
    .select(['id', 'code'])
    .where('taxonomy', '=', taxonomy)
    .where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>=', sql<string>`current_date`)]))
    .orderBy('position')
    .orderBy('code')
    .execute()
  const at = rows.findIndex((row) => row.code === code)
  const [mine, other] = [rows[at], rows[up ? at - 1 : at + 1]]
  if (!mine || !other) return
  const order = rows.map((row) => (row === mine ? other.id : row === other ? mine.id : row.id))
  await sql`update taxonomy_term set position = place.at, placed_by_staff = true
    from unnest(${order}::uuid[]) with ordinality as place (id, at) where taxonomy_term.id = place.id`.execute(
    tx,
  )
  await log(tx, asked, 'taxonomy.move_term', { after: { up } })
}

/** Ends a term of ours today, for another to stand in its place; what points at it keeps its label. */
export async function retireTerm(
  tx: Tx,
  { replacement, ...asked }: Asking & { replacement: string | undefined },
): Promise<boolean> {
  const { taxonomy, code } = asked
  if (!isOwnList(taxonomy)) return false
  await alone(tx)
  const ended = await tx
    .updateTable('taxonomy_term')
    .set({ valid_to: sql<string>`greatest(valid_from, current_date - 1)`, ended_by_staff: true })
    .set({ replaced_by: replacement ?? null })
    .where('id', '=', termId(taxonomy, code))
    .where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>=', sql<string>`current_date`)]))
    .returning('id')
    .executeTakeFirst()
  if (ended) await log(tx, asked, 'taxonomy.retire_term', { after: { replacement } })
  return ended !== undefined
}

/** Takes a retired term in use again. */
export async function reviveTerm(tx: Tx, asked: Asking): Promise<void> {
  await alone(tx)
  await tx
    .updateTable('taxonomy_term')
    .set({ valid_to: null, ended_by_staff: true, replaced_by: null })
    .where('id', '=', termId(asked.taxonomy, asked.code))
    .execute()
  await log(tx, asked, 'taxonomy.revive_term', {})
}

const log = (
  tx: Tx,
  { taxonomy, code, by, now, requestId }: Asking,
  action: string,
  told: { before?: unknown; after?: unknown },
) =>
  audit(tx, {
    actor: by,
    action,
    subject: 'taxonomy_term',
    subjectId: `${taxonomy}/${code}`,
    ...told,
    requestId,
    at: now,
  })
