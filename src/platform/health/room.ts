import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** Whether there is room on disk for what people write. */
export interface Room {
  /** The site can only be read until there is room again. */
  isFull(): boolean
}

/** Where nobody watches the disk. */
export const ENDLESS: Room = { isFull: () => false }

const LOOK_MS = 1_000

/** PostgreSQL's log takes 16 MB at a time, and it ends when there is no place for it: some stay for it. */
const LEAST_BYTES = 64e6
const MOST_BYTES = 1e9
const SHARE = 0.05

/** Bytes that must be free for anybody to write: a twentieth of the disk, within limits. */
export const leastRoom = (size: number): number => Math.min(MOST_BYTES, Math.max(LEAST_BYTES, size * SHARE))

/** Whether it is too full to write; it must become a quarter emptier than that before it is not any more. */
export function tooFull(disk: { free: number; size: number }, wasFull: boolean): boolean {
  return disk.free < leastRoom(disk.size) * (wasFull ? 1.25 : 1)
}

/** Looks each second at the disks of the data folder; before one is full the site can only be read. */
export function watchRoom(
  { dataDir }: Pick<Config, 'dataDir'>,
  changed: (isFull: boolean) => void,
): Room & { stop(): void } {
  let full = false
  const look = async () => {
    const disks = await Promise.all(placesOf(dataDir).map(readRoom)).catch(() => [])
    const now = disks.some((disk) => tooFull(disk, full))
    if (now !== full) changed(now)
    full = now
  }
  void look()
  const timer = setInterval(() => void look(), LOOK_MS)
  timer.unref()
  return { isFull: () => full, stop: () => clearInterval(timer) }
}

/** Database and files may lie on disks of their own. */
const placesOf = (dataDir: string): string[] =>
  [dataDir, join(dataDir, 'postgres'), join(dataDir, 'postgres', 'pg_wal'), join(dataDir, 'files')].filter(
    existsSync,
  )

async function readRoom(path: string): Promise<{ free: number; size: number }> {
  const { bavail, blocks, bsize } = await statfs(path)
  return { free: bavail * bsize, size: blocks * bsize }
}
