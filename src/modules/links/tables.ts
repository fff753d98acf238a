import type { Generated } from 'kysely'

declare module '../../platform/db/database.ts' {
  interface Database {
    link_address: AddressTable
    link_use: UseTable
    link_source: { organization_id: string; version: number }
    link_host: { host: string; ask_at: Date; robots: string | null; robots_at: Date | null }
    link_change: ChangeTable
  }
}

/** How an address stands; `failing` until it failed again a week later. */
export const STATES = ['dead', 'failing', 'moved', 'skipped', 'works', 'new'] as const
export type State = (typeof STATES)[number]

/** Why an address leads nowhere: the name, the connection, the page, the certificate, the time, the answer. */
export const FAILURES = ['no_name', 'refused', 'gone', 'certificate', 'timeout', 'broken'] as const
export type Failure = (typeof FAILURES)[number]

/** Why an address is not asked. */
export type Skipped = 'robots' | 'not_allowed'

/** Addresses of records; meanings are in `migrations/0001_links.sql`. */
interface AddressTable {
  id: string
  url: string
  host: string
  state: Generated<State>
  failure: Failure | Skipped | null
  moved_to: string | null
  failing_since: Date | null
  checked_at: Date | null
  check_at: Date
  ignored_at: Date | null
  ignored_by: string | null
}

interface UseTable {
  organization_id: string
  address_id: string
  entity: string
  field: string
  written: string
  told_at: Date | null
}

interface ChangeTable {
  id: string
  organization_id: string
  before: string
  after: string
  at: Date
  by_name: string
  undone_at: Date | null
}
