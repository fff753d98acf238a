import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A control group of Linux that bounds the memory of processes, in bytes. */
export interface MemoryGroup {
  /** False when more is held already: the first version of groups refuses that, the second one ends somebody. */
  limit(bytes: number): boolean
  /** What its processes hold themselves; pages of files, which the system takes back, are not counted. */
  used(): number
  /** Puts a process under the limit, with those it starts from now on. */
  take(pid: number): void
  /** Its processes have to be over. */
  remove(): void
}

/** Where a machine keeps them, and how the version of its groups calls what we need. */
const VERSIONS = [
  {
    root: '/sys/fs/cgroup/memory',
    sign: 'memory.limit_in_bytes',
    most: 'memory.limit_in_bytes',
    own: /^total_rss (\d+)$/m,
  },
  { root: '/sys/fs/cgroup', sign: 'cgroup.controllers', most: 'memory.max', own: /^anon (\d+)$/m },
]

/** Makes one, as root; throws where the machine has none. */
export function memoryGroup(name: string): MemoryGroup {
  const version = VERSIONS.find(({ root, sign }) => existsSync(join(root, sign)))
  if (!version) throw new Error('there is no control group for memory here')
  const isUnified = version.sign === 'cgroup.controllers'
  if (isUnified) writeFileSync(join(version.root, 'cgroup.subtree_control'), '+memory')
  const group = join(version.root, name)
  mkdirSync(group)
  // Swapped out instead of ended, it would only become slow.
  if (isUnified && existsSync(join(group, 'memory.swap.max')))
    writeFileSync(join(group, 'memory.swap.max'), '0')
  return {
    limit: (bytes) => {
      try {
        writeFileSync(join(group, version.most), String(bytes))
        return true
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EBUSY') return false
        throw error
      }
    },
    used: () => Number(version.own.exec(readFileSync(join(group, 'memory.stat'), 'utf8'))?.[1]),
    take: (pid) => writeFileSync(join(group, 'cgroup.procs'), String(pid)),
    remove: () => rmdirSync(group),
  }
}
