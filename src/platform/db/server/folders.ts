import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, renameSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Account, serverAccount } from './account.ts'
import { type Places, places } from './places.ts'
import { DatabaseUnavailable } from './refusal.ts'

const LARGEST_LOG = 10_000_000

/** Makes a data folder ready for the private database; returns its real path. */
export function prepareDataFolder(folder: string): string {
  try {
    const root = process.getuid?.() === 0
    mkdirSync(resolve(folder), { recursive: true, mode: root ? 0o711 : 0o700 })
    const dataDir = realpathSync(resolve(folder))
    const at = places(dataDir)
    const account = serverAccount(at.cluster)
    prepareRunFolder(at, account)
    keepLogShort(at.log)
    return dataDir
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseUnavailable(
      `The data folder ${folder} cannot be used (${reason}). Set DATA_DIR to a folder you may write to.`,
    )
  }
}

/** Whoever enters this folder uses the database without a password: only its account may. */
function prepareRunFolder(at: Places, account: Account): void {
  // Two processes may come at the same moment: one that finds it made goes on.
  mkdirSync(at.run, { recursive: true, mode: 0o700 })
  const found = lstatSync(at.run)
  const me = process.getuid?.() ?? 0
  if (!found.isDirectory() || ![me, account.uid].includes(found.uid)) {
    throw new DatabaseUnavailable(
      `${at.run} belongs to somebody else: remove it, or set DATA_DIR to a shorter path.`,
    )
  }
  if (me === 0) chownSync(at.run, account.uid, account.gid)
  chmodSync(at.run, 0o700)
}

function keepLogShort(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size <= LARGEST_LOG) return
  try {
    renameSync(log, `${log}.1`)
  } catch (error) {
    // Another process that comes at the same moment did it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
