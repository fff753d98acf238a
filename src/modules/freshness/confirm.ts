import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { markParts, markVerified } from '../directory/api.ts'
import { type Evidence, type Part, proved, wholeSince } from './parts.ts'

/** Somebody or something says that parts of a record are right. */
export interface Confirmation {
  organizationId: string
  how: Evidence
  /** All parts when absent. */
  parts?: readonly Part[]
  /** Name of who said it, where it is known. */
  by: string | null
  at: Date
}

/** Keeps what is proved, never back in time; the whole record is confirmed once each of its parts is. */
export async function confirmParts(
  tx: Tx,
  { organizationId, how, parts, by, at }: Confirmation,
): Promise<void> {
  // Two who confirm different parts at once would each not see the other's.
  await sql`select 1 from organization where id = ${organizationId} for update`.execute(tx)
  for (const part of proved(how, parts))
    await tx
      .insertInto('record_confirmation')
      .values({ organization_id: organizationId, part, at, how, by_name: by })
      .onConflict((conflict) =>
        conflict
          .columns(['organization_id', 'part'])
          .doUpdateSet({ at, how, by_name: by })
          .where('record_confirmation.at', '<', at),
      )
      .execute()
  const confirmed = await tx
    .selectFrom('record_confirmation')
    .select(['part', 'at'])
    .where('organization_id', '=', organizationId)
    .execute()
  await markParts(tx, organizationId, confirmed)
  const since = wholeSince(confirmed)
  if (since) await markVerified(tx, { organizationId, at: since, by: how === 'desk' ? 'desk' : 'owner' })
}
