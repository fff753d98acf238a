import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { madeAt } from '../prune-backups.ts'
import { listArchived, namesIn, placeOf, SEGMENT } from './archive-folder.ts'
import { pruneUploads } from './archive-uploads.ts'
import { type Base, listBases } from './base-manifest.ts'

const DAY_MS = 86_400_000

/** The base copies that are needed to restore any moment of the last days: those since, and the one before them. */
export function keptBases<T extends Pick<Base, 'finishedAt'>>(
  bases: readonly T[],
  days: number,
  now: Date,
): T[] {
  const from = new Date(now.getTime() - days * DAY_MS)
  const last = bases.findLastIndex(({ finishedAt }) => new Date(finishedAt) <= from)
  return bases.slice(Math.max(0, last))
}

/** Removes what no moment of the last days needs; returns how many base copies and files of the log went. */
export async function pruneArchive(
  archive: string,
  days: number,
  now: Date,
): Promise<{ bases: number; segments: number }> {
  const bases = listBases(archive)
  const kept = keptBases(bases, days, now)
  const [oldest] = kept
  if (!oldest) return { bases: 0, segments: 0 }
  const gone = bases.filter((base) => !kept.includes(base))
  for (const { path } of gone) await rm(path, { recursive: true })
  await forgetUnfinished(join(archive, 'base'), now)
  const first = placeOf(oldest.startSegment)
  const old = listArchived(archive).filter(({ name }) => {
    const segment = name.slice(0, 24)
    return SEGMENT.test(segment) && placeOf(segment) < first
  })
  for (const { path } of old) await rm(path)
  const needed = new Set(kept.flatMap(({ files }) => files))
  await pruneUploads(archive, needed, new Date(now.getTime() - days * DAY_MS))
  return { bases: gone.length, segments: old.length }
}

/** Copies that were cut off a day ago or more. */
async function forgetUnfinished(folder: string, now: Date): Promise<void> {
  for (const name of namesIn(folder).filter((one) => one.endsWith('.unfinished')))
    if (madeAt(name.replace('.unfinished', '')).getTime() < now.getTime() - DAY_MS)
      await rm(join(folder, name), { recursive: true })
}
