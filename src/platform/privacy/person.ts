import { sql } from 'kysely'
import type { DbOrTx } from '../db/database.ts'
import { findAccount, findAccountByEmail } from '../session/accounts.ts'

/** Somebody whose data are looked for. */
export interface Person {
  accountId?: string | undefined
  email?: string | undefined
  /** Names under which they acted and nobody else ever did. */
  names: readonly string[]
  /** Names that somebody else bears too: rows that have only such a name are nobody's for certain. */
  sharedNames: readonly string[]
  /** What to look for in what people wrote; empty when the person asks alone, who must not search the texts of others. */
  texts: readonly string[]
}

/** What stands in place of a name that was taken away. */
export const NOBODY = '–'

/** The owner of an account, as far as they may look and erase alone: by id, by their address, by a name of theirs only. */
export async function findOwner(db: DbOrTx, accountId: string): Promise<Person> {
  const account = await findAccount(db, accountId)
  const names = await namesOf(db, accountId, account ? [account.name] : [])
  return { accountId, email: account?.email, ...names, texts: [] }
}

/** Somebody an administrator looks for: by address, and in texts by it and by what else means only this person. */
export async function findPerson(db: DbOrTx, email: string, also: readonly string[] = []): Promise<Person> {
  const account = await findAccountByEmail(db, email)
  const names = await namesOf(db, account?.id, [...(account ? [account.name] : []), ...also])
  return { accountId: account?.id, email, ...names, texts: [email, ...also] }
}

/**
 * A name is somebody's alone when no other account, link to enter or entry of the log has it: whoever takes the name of
 * somebody else must neither read nor erase what that person did.
 */
async function namesOf(db: DbOrTx, accountId: string | undefined, known: readonly string[]) {
  const id = accountId ?? null
  const { rows } = await sql<{ name: string; shared: boolean }>`
    select name, exists (select from account a where a.name = n.name and a.id is distinct from ${id}::uuid)
      or exists (select from entry_link l where l.name = n.name)
      or exists (select from audit_entry e where e.actor_name = n.name and e.actor_id is distinct from ${id}::uuid)
      as shared
    from (select unnest(${[...known]}::text[]) as name
      union select actor_name from audit_entry where actor_id = ${id}::uuid) as n
    where name <> ${NOBODY}`.execute(db)
  const named = (shared: boolean) => rows.filter((row) => row.shared === shared).map(({ name }) => name)
  return { names: named(false), sharedNames: named(true) }
}
