import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Change } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'

/** Schemes of the changed codes that another organisation has; nobody else can take the others until the end of `tx`. */
export async function takenIdentifiers(
  tx: Tx,
  { organization, identifiers }: RecordDocument,
  changes: readonly Change[],
): Promise<string[]> {
  const changed = changes.filter(({ list }) => list === 'identifiers').map(({ id }) => id)
  const wanted = identifiers.filter(({ scheme }) => changed.includes(scheme))
  if (wanted.length === 0) return []
  await sql`select pg_advisory_xact_lock(hashtextextended(w.scheme || ' ' || w.identifier, 0))
    from (select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(scheme text, identifier text)
      order by 1, 2) w`.execute(tx)
  const { rows } = await sql<{
    scheme: string
  }>`select i.identifier_scheme as scheme from organization_identifier i
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(scheme text, identifier text)
      on i.identifier_scheme = w.scheme and i.identifier = w.identifier
    where i.valid_to is null and i.organization_id <> ${organization.id} order by 1`.execute(tx)
  return rows.map(({ scheme }) => scheme)
}
