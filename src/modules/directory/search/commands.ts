import type { Command } from '../../../platform/cli/command.ts'
import type { Services } from '../../../platform/cx.ts'
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
]

/** Fills the search of a database that has organisations from before there was one. */
export async function fillSearch({ db }: Services): Promise<void> {
  const some = await db
    .selectFrom('organization_search')
    .select('organization_id')
    .limit(1)
    .executeTakeFirst()
  if (some) return
  const record = await db.selectFrom('organization').select('id').limit(1).executeTakeFirst()
  if (record) await db.transaction().execute(rebuildSearch)
}
