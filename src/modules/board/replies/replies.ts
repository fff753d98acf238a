import { audit } from '../../../platform/audit/audit.ts'
import type { Db, DbOrTx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { ReplyWords } from '../tables.ts'

/** An answer that is written often. */
export interface CannedReply {
  id: string
  words: ReplyWords
}

/** The answers at hand, in the order of their Italian titles. */
export async function listReplies(db: DbOrTx): Promise<CannedReply[]> {
  const rows = await db
    .selectFrom('canned_reply')
    .select(['id', 'words'])
    .where('removed_at', 'is', null)
    .execute()
  return rows.sort((one, other) => titleOf(one, 'it').localeCompare(titleOf(other, 'it'), 'it'))
}

/** One answer, also when it was taken away. */
export const findReply = async (db: DbOrTx, id: string): Promise<CannedReply | undefined> =>
  isUuid(id)
    ? db.selectFrom('canned_reply').select(['id', 'words']).where('id', '=', id).executeTakeFirst()
    : undefined

/** What an answer is called, in Italian where the language has no words for it. */
export const titleOf = ({ words }: CannedReply, lang: Lang): string => (words[lang] ?? words.it)?.title ?? ''

/** A text with an answer at its end, in the language of who will read it, else in Italian. */
export function withReply(text: string, reply: CannedReply | undefined, lang: Lang): string {
  const words = (reply?.words[lang] ?? reply?.words.it)?.text ?? ''
  return [text.trim(), words].filter((part) => part !== '').join('\n\n')
}

interface Change {
  id: string
  actor: { id: string; name: string }
  now: Date
  requestId: string
}

/** Writes an answer, new or anew. */
export const saveReply = (db: Db, { id, actor, now, requestId }: Change, words: ReplyWords): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('canned_reply')
      .select('words')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    const row = { words: JSON.stringify(words), updated_at: now, removed_at: null }
    await tx
      .insertInto('canned_reply')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    const entry = { action: 'board.save_reply', subject: 'canned_reply', subjectId: id }
    await audit(tx, { actor, ...entry, before: before?.words, after: words, requestId, at: now })
  })

/** Takes an answer away, or shows it again. */
export const setReplyRemoved = (
  db: Db,
  { id, actor, now, requestId }: Change,
  removed: boolean,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx
      .updateTable('canned_reply')
      .set({ removed_at: removed ? now : null })
      .where('id', '=', id)
      .execute()
    const action = removed ? 'board.remove_reply' : 'board.restore_reply'
    await audit(tx, { actor, action, subject: 'canned_reply', subjectId: id, requestId, at: now })
  })
