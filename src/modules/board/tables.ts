import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../../platform/db/tables.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

declare module '../../platform/db/database.ts' {
  interface Database {
    waiting_item: WaitingItemTable
    canned_reply: CannedReplyTable
  }
}

/** What waits for the staff; meanings are in `migrations/0001_waiting.sql`. */
interface WaitingItemTable {
  kind: string
  id: string
  title: string
  lang: Lang
  organization_id: string | null
  territories: ColumnType<string[], string[], string[]>
  submitted_by: string | null
  submitted_name: string | null
  since: Date
  published: Generated<boolean>
  doubtful: Generated<boolean>
  settled_at: Date | null
  settled_by: string | null
}

/** The words of a canned reply; languages it was not written in are left out. */
export type ReplyWords = Partial<Record<Lang, { title: string; text: string }>>

/** Answers that are written often; meanings are in `migrations/0002_canned_reply.sql`. */
interface CannedReplyTable {
  id: string
  words: Json<ReplyWords>
  updated_at: Date
  removed_at: Date | null
}
