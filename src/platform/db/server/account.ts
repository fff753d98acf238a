import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { DatabaseUnavailable } from './refusal.ts'

/** The user PostgreSQL runs as: it refuses to run as root, and wants a line in the list of users. */
export interface Account {
  uid: number
  gid: number
}

const NOBODY: Account = { uid: 65534, gid: 65534 }

/** Who runs PostgreSQL: we ourselves, or when we are root the cluster's owner, `postgres` or `nobody`. */
export function serverAccount(cluster: string): Account {
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (me.uid === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : unprivileged()
  if (owner && owner.uid !== me.uid) {
    throw new DatabaseUnavailable(
      `The database in ${cluster} belongs to another user (number ${owner.uid}): start as that user, or set DATA_DIR to another folder.`,
    )
  }
  return me
}

function unprivileged(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const fields = lines.map((line) => line.split(':')).find(([name]) => name === 'postgres')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : NOBODY
}

/** The words to put before a command so that it runs as the account, and ends when we die. */
export function commandPrefix(account: Account, folders: readonly string[]): string[] {
  const setpriv = findProgram('setpriv')
  const root = process.getuid?.() === 0
  const dies = ['--pdeathsig', 'INT']
  if (!root) return setpriv ? [setpriv, ...dies] : []
  if (!setpriv) {
    throw new DatabaseUnavailable(
      'To start its database as root Tessuto needs the program setpriv (package util-linux). Install it, start as a normal user, or set DATABASE_URL.',
    )
  }
  const become = ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups']
  const closed = folders.map((folder) => closedFolder(folder, account)).find((folder) => folder !== undefined)
  return [setpriv, ...become, ...(closed ? mayPassThrough(closed) : []), ...dies]
}

/**
 * Lets PostgreSQL reach a project under a folder that only root may enter (a checkout in /root): it keeps
 * the one capability to pass through folders. `no_setuid_fixup` because PostgreSQL asks access(2), which
 * otherwise ignores capabilities. The product itself connects as a role that cannot read files.
 */
function mayPassThrough(folder: string): string[] {
  const bounding = /^CapBnd:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  const has = (capability: number) => (BigInt(`0x${bounding}`) >> BigInt(capability)) & 1n
  const name = has(2) ? 'dac_read_search' : has(1) ? 'dac_override' : undefined
  if (!name) {
    throw new DatabaseUnavailable(
      `PostgreSQL does not run as root, and no other user can enter ${folder}. Move the project to a folder such as /opt or /srv, or set DATABASE_URL.`,
    )
  }
  return [
    '--securebits',
    '+no_setuid_fixup',
    '--inh-caps',
    `-all,+${name}`,
    '--ambient-caps',
    `-all,+${name}`,
  ]
}

/** The first folder on the way to a path that the account may not enter. */
function closedFolder(path: string, account: Account): string | undefined {
  const above = dirname(path) === path ? undefined : closedFolder(dirname(path), account)
  return above ?? (!existsSync(path) || mayEnter(path, account) ? undefined : path)
}

function mayEnter(folder: string, { uid, gid }: Account): boolean {
  const found = statSync(folder)
  if (found.uid === uid) return (found.mode & 0o100) !== 0
  if (found.gid === gid) return (found.mode & 0o010) !== 0
  return (found.mode & 0o001) !== 0
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/sbin', '/sbin']
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
