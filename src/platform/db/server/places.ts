import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where the private database keeps its things. */
export interface Places {
  /** PostgreSQL's own folder. */
  cluster: string
  /** PostgreSQL's and the keeper's log. */
  log: string
  /** The folder of the sockets: who may enter it may use the database. */
  run: string
  /** The keeper's socket: an open connection to it keeps the database running. */
  keeper: string
}

/** A Unix socket's path may take 107 bytes; the longest name we put in the folder is `.s.PGSQL.5432.lock`. */
const LONGEST_RUN_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length

/** The places of the private database of a data folder (an absolute path). */
export function places(dataDir: string, short = shortRunFolder(dataDir)): Places {
  const inside = join(dataDir, 'run')
  const run = Buffer.byteLength(inside) <= LONGEST_RUN_FOLDER ? inside : short
  return {
    cluster: join(dataDir, 'postgres'),
    log: join(dataDir, 'postgres.log'),
    run,
    keeper: join(run, 'keeper.sock'),
  }
}

function shortRunFolder(dataDir: string): string {
  const name = `tessuto-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  return process.getuid?.() === 0 ? join('/run', name) : join('/tmp', name)
}
