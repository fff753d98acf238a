import type { DbOrTx } from '../../platform/db/database.ts'

/** What was handed in, by whom and on whose word, for who tells the organisation of it. */
export const findHanded = (db: DbOrTx, submissionId: string) =>
  db
    .selectFrom('record_submission')
    .select(['base', 'document', 'authority', 'submitted_by as submittedBy', 'submitted_at as submittedAt'])
    .where('id', '=', submissionId)
    .executeTakeFirst()
