// Names in the lock file the optional packages of other machines that npm left out. A registry that lacks them makes
// npm write a lock file that `npm ci` then refuses everywhere; their versions are exact in the packages that want them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './stamps.mjs'

const SYSTEMS = /android|darwin|freebsd|netbsd|openbsd|openharmony|win32|linux|sunos|aix/
const PROCESSORS = /arm64|x64|ia32|riscv64|ppc64|s390x|arm/

/** Adds what is missing; returns the names added. */
export function completeLock(file = join(root, 'package-lock.json')) {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = Object.entries({ ...lock.packages }).flatMap(([path, wanting]) =>
    Object.entries(wanting.optionalDependencies ?? {}).flatMap(([name, version]) => {
      if (lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) return []
      const sibling = Object.keys(wanting.optionalDependencies).find(
        (other) => lock.packages[`node_modules/${other}`]?.license,
      )
      const license = lock.packages[`node_modules/${sibling}`]?.license ?? wanting.license
      lock.packages[`node_modules/${name}`] = entry(name, version, wanting.dev, license)
      return [name]
    }),
  )
  if (added.length === 0) return []
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  return added
}

function entry(name, version, dev, license) {
  const [system] = SYSTEMS.exec(name) ?? []
  const [processor] = PROCESSORS.exec(name) ?? []
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev: true }),
    license,
    ...(system === 'linux' && libc && { libc: [libc] }),
    optional: true,
    ...(system && { os: [system] }),
  }
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) console.log(completeLock().join('\n'))
