import pg from 'pg'

const PRODUCT = 'tessuto'

/** The address of a database reached over the socket in a folder. */
export function socketUrl(folder: string, user: string, database: string): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(folder)}`
}

/** The address the product uses: a role that owns its database and is no superuser, so it cannot read files. */
export function productUrl(folder: string): string {
  return socketUrl(folder, PRODUCT, PRODUCT)
}

/** The address of the superuser, for creating databases and for backups. */
export function adminUrl(folder: string): string {
  return socketUrl(folder, 'postgres', 'postgres')
}

/** Whether PostgreSQL answers, says that it is starting, or says nothing. */
export type Readiness = 'ready' | 'starting' | 'silent'

/** How far PostgreSQL is; when it is ready, the product's role and database are there. */
export async function prepared(folder: string): Promise<Readiness> {
  const client = new pg.Client({ connectionString: adminUrl(folder), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await createMissing(client)
    await wakeCheckpointer(client)
    return 'ready'
  } catch (error) {
    if ((error as { code?: string }).code === STARTING) return 'starting'
    if (isNotYet(error)) return 'silent'
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function createMissing(client: pg.Client): Promise<void> {
  const found = await client.query(
    'select exists(select from pg_roles where rolname = $1) as role, exists(select from pg_database where datname = $1) as database',
    [PRODUCT],
  )
  if (!found.rows[0].role) await client.query(`create role ${PRODUCT} login`)
  if (!found.rows[0].database) await client.query(`create database ${PRODUCT} owner ${PRODUCT}`)
}

/** One that began before the end of the start sleeps for five minutes, whatever `archive_timeout` says. */
async function wakeCheckpointer(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('archive_mode') <> 'off' as archives")
  if (rows[0]?.archives) await client.query('checkpoint')
}

/** What PostgreSQL says while it starts, recovers or is about to stop (`cannot_connect_now`). */
const STARTING = '57P03'

/** The socket is not there. */
function isNotYet(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code ?? '') || code === undefined
}
