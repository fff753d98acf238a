// Stamps: the hash of what a step was made from, kept beside its result, so that it is done again only when needed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const installStamp = join(root, 'node_modules', '.tessuto-lock')

/** Hash of the lock file and of the machine it was installed for. */
export function lockHash() {
  return hashOf([join(root, 'package-lock.json')], `${process.platform}-${process.arch}`)
}

/** Whether node_modules is what the lock file asks for. */
export function installed() {
  return readStamp(installStamp) === lockHash()
}

/** Remembers that node_modules matches the lock file with this hash. */
export function stampInstall(hash) {
  writeStamp(installStamp, hash)
}

/** What a stamp says, or undefined when there is none. */
export function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** Writes a stamp. */
export function writeStamp(path, hash) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, hash)
}

/** Hash of the names and contents of files; folders count with all they hold. */
export function hashOf(paths, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const path of paths.flatMap(filesIn))
    hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
