import type { ClientBase } from 'pg'

/** A table as a backup takes it. */
export interface PlannedTable {
  name: string
  /** Those that hold something: not what PostgreSQL works out itself, nor transaction numbers, which mean nothing elsewhere. */
  columns: string[]
}

/** Moments of one cluster only: a restored database has none, and those who follow the search start anew. */
const OF_ITS_CLUSTER = ['search_mark']

/** Every table of the product, by name. */
export async function plannedTables(client: ClientBase): Promise<PlannedTable[]> {
  const { rows } = await client.query<PlannedTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
       and not c.relname = any($1)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     group by c.relname order by c.relname collate "C"`,
    [OF_ITS_CLUSTER],
  )
  return rows
}

/** Last values of the sequences, as text: they may be beyond 2^53. */
export async function sequenceValues(client: ClientBase): Promise<{ name: string; value: string | null }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename::text as name, last_value::text as value
     from pg_sequences where schemaname = 'public' order by 1`,
  )
  return rows
}

/**
 * Reads a table in an order that no collation changes, so that the same rows give the same bytes on any server.
 * Settings that change how values are written are those of `STEADY`.
 */
export const copyOut = ({ name, columns }: PlannedTable): string => {
  const list = columns.map(quoted).join(', ')
  return `copy (select ${list} from public.${quoted(name)} order by (${list})::text collate "C") to stdout`
}

/** The same columns back. */
export const copyIn = ({ name, columns }: PlannedTable): string =>
  `copy public.${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`

/** How values are written as text, whatever the server's own settings. */
export const STEADY = `set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, MDY';
  set intervalstyle = 'postgres'; set extra_float_digits = 3; set bytea_output = 'hex'; set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0`

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
