import pg, { type ClientBase } from 'pg'

/** The state that the open transaction of a connection sees, for others to see the same while it stays open. */
export async function exportSnapshot(client: ClientBase): Promise<string> {
  await client.query('set local idle_in_transaction_session_timeout = 0')
  const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
  return rows[0]?.snapshot ?? ''
}

/** Begins a transaction that sees what another one exported, and changes nothing. */
export async function seeSnapshot(client: ClientBase, snapshot: string): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`)
}
