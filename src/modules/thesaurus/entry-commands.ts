import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { newId } from '../../platform/ids.ts'
import { foldText } from '../../platform/search/text/fold.ts'
import type { EntryInput } from './entry-form.ts'
import { type EntryRow, findEntry } from './entry-queries.ts'
import { forgetThesaurus } from './snapshot.ts'

type EntryCx = Pick<Cx, 'db' | 'now' | 'requestId'>

/** What became of a form: kept, or why not. */
export type Saved =
  | { done: 'saved'; id: string }
  /** Another entry of the language has the phrase already. */
  | { done: 'taken'; phrase: string; by: EntryRow }
  /** Somebody changed or removed it meanwhile; this is what it says now. */
  | { done: 'changed'; entry: EntryRow }
  | { done: 'gone' }

/** Keeps a new entry, or a change to the revision of one that its editor saw. A removed entry is in use again. */
export async function saveEntry(
  cx: EntryCx,
  actor: Actor,
  input: EntryInput,
  seen: { id: string; revision: number } | undefined,
): Promise<Saved> {
  const saved = await alone(cx, async (tx): Promise<Saved> => {
    const before = seen && (await findEntry(tx, seen.id))
    if (seen && !before) return { done: 'gone' }
    if (before && before.revision !== seen?.revision) return { done: 'changed', entry: before }
    const taken = await findTaken(tx, input, seen?.id)
    if (taken) return { done: 'taken', ...taken }
    const id = before?.id ?? newId(cx.now)
    await write(tx, id, input, actor, cx.now)
    await log(tx, cx, actor, before ? 'change' : 'add', { before, id, after: input })
    return { done: 'saved', id }
  })
  forgetThesaurus(cx.db)
  return saved
}

/** Takes an entry out of use, or back; nothing happens when it is so already. */
export async function setRemoved(cx: EntryCx, actor: Actor, id: string, removed: boolean): Promise<void> {
  await alone(cx, async (tx) => {
    const entry = await findEntry(tx, id)
    if (!entry || (entry.removedAt !== null) === removed) return
    await tx
      .updateTable('thesaurus_entry')
      .set({ removed_at: removed ? cx.now : null, updated_at: cx.now })
      .set({ updated_by: actor.name, updated_by_id: actor.id })
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await log(tx, cx, actor, removed ? 'remove' : 'restore', { id, after: { phrases: entry.phrases } })
  })
  forgetThesaurus(cx.db)
}

/** One writer of the thesaurus at a time, release files included, so that a phrase is not given twice. */
const alone = <Result>({ db }: EntryCx, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  db.transaction().execute(async (tx) => {
    await tx.selectFrom('thesaurus_state').select('version').forUpdate().executeTakeFirstOrThrow()
    return work(tx)
  })

async function findTaken(tx: Tx, { lang, phrases }: EntryInput, except: string | undefined) {
  const wanted = new Map(phrases.map((phrase) => [foldText(phrase), phrase]))
  const others = await tx
    .selectFrom('thesaurus_entry')
    .select(['id', 'phrases'])
    .where('lang', '=', lang)
    .where('removed_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute()
  for (const other of others) {
    const phrase = other.phrases.map((one) => wanted.get(foldText(one))).find((one) => one !== undefined)
    const by = phrase === undefined ? undefined : await findEntry(tx, other.id)
    if (phrase !== undefined && by) return { phrase, by }
  }
  return undefined
}

async function write(tx: Tx, id: string, input: EntryInput, actor: Actor, now: Date): Promise<void> {
  const { lang, note } = input
  const said = { phrases: [...input.phrases], codes: [...input.codes], words: [...input.words] }
  const writer = { updated_by: actor.name, updated_by_id: actor.id }
  const by = { origin: 'editor' as const, updated_at: now, ...writer, removed_at: null }
  await tx
    .insertInto('thesaurus_entry')
    .values({ id, lang, note, ...said, ...by, created_at: now, shipped_key: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        ...{ lang, note, ...said, ...by },
        revision: eb('thesaurus_entry.revision', '+', 1),
      })),
    )
    .execute()
}

interface Change {
  id: string
  before?: EntryRow | undefined
  after: EntryInput | { phrases: readonly string[] }
}

const log = (tx: Tx, cx: EntryCx, actor: Actor, verb: string, { id, before, after }: Change) =>
  audit(tx, {
    actor,
    action: `thesaurus.${verb}_entry`,
    subject: 'thesaurus_entry',
    subjectId: id,
    ...(before && { before: said(before) }),
    after,
    requestId: cx.requestId,
    at: cx.now,
  })

const said = ({ lang, phrases, codes, words, note }: EntryRow) => ({ lang, phrases, codes, words, note })
