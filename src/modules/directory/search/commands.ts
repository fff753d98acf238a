import { sql } from 'kysely'
import type { Command } from '../../../platform/cli/command.ts'
import type { Services } from '../../../platform/cx.ts'
import { forgetDeleted } from '../../../platform/search/documents.ts'
import { ORGANIZATION_KIND } from './organization-kind.ts'
import { rebuildSearch } from './refresh.ts'

/** What the operator may do with the search. */
export const searchCommands: readonly Command[] = [
  {
    name: 'search rebuild',
    summary: 'makes the search anew from the organisations',
    usage: '',
    run: async (cx) => {
      const { db } = await cx.services()
      const started = performance.now()
      const records = await db.transaction().execute(rebuildSearch)
      const seconds = Math.round((performance.now() - started) / 100) / 10
      cx.print(`The search has ${records} organisations (${seconds} s).`)
      return 0
    },
  },
  {
    name: 'search forget',
    summary: 'takes the words of withdrawn and corrected records out of the index and its files at once',
    usage: '',
    run: async (cx) => {
      const { db } = await cx.services()
      await forgetDeleted(db)
      cx.print('Each running process does it within some minutes, any other when it is started.')
      return 0
    },
  },
]

/** Fills the search of a database that has organisations from before there was one, or before it had documents. */
export async function fillSearch({ db }: Services): Promise<void> {
  const { rows } = await sql<{ lacking: boolean }>`
    select exists (select from organization where visibility = 'public' and merged_into_id is null)
      and (not exists (select from organization_search)
        or not exists (select from search_document where kind = ${ORGANIZATION_KIND.name})) as lacking`.execute(
    db,
  )
  if (rows[0]?.lacking) await db.transaction().execute(rebuildSearch)
}
