import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../platform/db/database.ts'

/** Whether an organisation is shown to everybody: public and not merged into another. */
export const isShown = (eb: ExpressionBuilder<Database, 'organization'>) =>
  eb.and([eb('organization.visibility', '=', 'public'), eb('organization.merged_into_id', 'is', null)])

/** A list of identifiers as one parameter, so that the statement is the same for any number of them. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${[...ids]}::uuid[])`
