import type { ClientBase } from 'pg'

/**
 * Which database this is, so that a snapshot file of another one is never used: its cluster, its history (a new
 * timeline after each recovery to a point in time or change of primary) and its number. Undefined where it may not
 * be known, as on a standby: there nothing is kept.
 */
export async function databaseIdentity(client: ClientBase): Promise<string | undefined> {
  try {
    const { rows } = await client.query<{ identity: string | null }>(`
      select case when not pg_is_in_recovery() then concat_ws('/',
        (select system_identifier from pg_control_system()),
        left(pg_walfile_name(pg_current_wal_lsn()), 8),
        (select oid from pg_database where datname = current_database())) end as identity`)
    return rows[0]?.identity ?? undefined
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return undefined
    throw error
  }
}
