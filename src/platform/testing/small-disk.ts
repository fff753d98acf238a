import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A disk of its own at a folder. */
export interface SmallDisk {
  /** From here on it can only be read, as a disk that Linux found broken. */
  readOnly(): void
  /** Takes it away with all that is on it. */
  unmount(): void
}

/** Mounts a disk in memory at this folder, of so many megabytes; only root may. */
export function mountSmallDisk(at: string, megabytes: number): SmallDisk {
  mkdirSync(at, { mode: 0o755, recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', at])
  return {
    readOnly: () => void execFileSync('mount', ['-o', 'remount,bind,ro', at]),
    unmount: () => void execFileSync('umount', ['-l', at]),
  }
}

/** Why a test that needs such a disk cannot run, for its `skip`. */
export const noSmallDisk: string | false =
  process.getuid?.() === 0 ? false : 'only root mounts a disk in memory'
