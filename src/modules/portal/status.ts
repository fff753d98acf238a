import { sql } from 'kysely'
import type { Cx } from '../../platform/cx.ts'
import { pendingMigrations } from '../../platform/db/migrate.ts'
import { anyone } from '../../platform/http/policy.ts'
import { json } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'

/** Seconds after which it is worth asking again when the database does not answer. */
const ASK_AGAIN = '30'

/**
 * Whether the service works and how the search index of this process is, for monitors and proxies; 503 when it does not. A problem document also when all is
 * well, as the ModI rules want of `/status` (AgID, Linee guida sull'interoperabilità).
 */
export const statusRoute = rootGet('/status', {
  summary: 'Whether the service works',
  allow: anyone,
  handle: async (cx) => {
    const database = await databaseState(cx)
    const works = database === 'ok'
    return json(
      {
        type: 'about:blank',
        title: works ? 'OK' : 'Service Unavailable',
        status: works ? 200 : 503,
        detail: works ? 'The service works.' : `The database is ${database}.`,
        checks: { database, ...replicaState(cx), ...searchState(cx) },
      },
      works ? 200 : 503,
      {
        'content-type': 'application/problem+json; charset=utf-8',
        'cache-control': 'no-store',
        ...(!works && { 'retry-after': ASK_AGAIN }),
      },
    )
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

/** Whether visitors read from each replica; while it is away or behind they read from the primary. */
const replicaState = ({ replicas }: Cx) =>
  replicas && {
    replicas: replicas.state().map(({ server, used, lag }) => ({
      server,
      state: used ? 'read' : 'not read',
      lag_seconds: lag === undefined ? null : Math.round(lag * 10) / 10,
    })),
  }

/** Whether the index of this process answers, by kind of records; while it loads, the database does. */
function searchState({ search }: Cx) {
  const kinds = search.state().map(({ kind, ready, records, segments, bytes, lag }) => ({
    kind,
    state: ready ? 'ready' : 'loading',
    records,
    segments,
    megabytes: Math.round(bytes / 1e5) / 10,
    lag_seconds: lag === undefined ? null : Math.round(lag * 10) / 10,
  }))
  return kinds.length > 0 ? { search: kinds } : {}
}
