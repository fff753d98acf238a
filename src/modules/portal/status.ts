import { sql } from 'kysely'
import type { Cx } from '../../platform/cx.ts'
import { pendingMigrations } from '../../platform/db/migrate.ts'
import { anyone } from '../../platform/http/policy.ts'
import { json } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'

/** Whether the service works, for monitors and proxies; 503 when it does not (ModI, RAC_REST_NAME_004 and `/status`). */
export const statusRoute = rootGet('/status', {
  summary: 'Whether the service works',
  allow: anyone,
  handle: async (cx) => {
    const database = await databaseState(cx)
    const ok = database === 'ok'
    return json({ status: ok ? 'ok' : 'unavailable', checks: { database } }, ok ? 200 : 503, {
      'cache-control': 'no-store',
    })
  },
})

async function databaseState({ db, modules }: Cx): Promise<'ok' | 'unreachable' | 'out of date'> {
  try {
    await sql`select 1`.execute(db)
    return (await pendingMigrations(db, modules.names)).length === 0 ? 'ok' : 'out of date'
  } catch {
    return 'unreachable'
  }
}
