import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { MANIFEST, readManifest } from './manifest.ts'

/** How many are kept: the newest of each of so many days, weeks and months. */
export interface Retention {
  days: number
  weeks: number
  months: number
}

const DAY = 86_400_000
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/

/** When a backup was made, as its folder's name says. */
export const madeAt = (name: string): Date =>
  new Date(name.replace(/T(\d{2})-(\d{2})-(\d{2})Z$/, 'T$1:$2:$3Z'))

/** The names of whole backups in a folder, the newest first. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(resolve(folder)).catch(() => [])
  const whole = await Promise.all(
    names
      .filter((name) => NAME.test(name))
      .map(async (name) => {
        const inside: readonly string[] = await readdir(join(folder, name)).catch(() => [])
        return inside.includes(MANIFEST) ? name : undefined
      }),
  )
  return whole
    .filter((name) => name !== undefined)
    .sort()
    .reverse()
}

/** Which backups stay; the newest always does. */
export function keptBackups(names: readonly string[], { days, weeks, months }: Retention): string[] {
  const kept = new Set(names.slice(0, 1))
  const periods: [number, (day: Date) => string][] = [
    [days, (day) => day.toISOString().slice(0, 10)],
    [weeks, (day) => String(Math.floor((day.getTime() / 86_400_000 + 3) / 7))],
    [months, (day) => day.toISOString().slice(0, 7)],
  ]
  for (const [most, periodOf] of periods) {
    const seen = new Set<string>()
    for (const name of names) {
      const period = periodOf(madeAt(name))
      if (seen.has(period) || seen.size === most) continue
      seen.add(period)
      kept.add(name)
    }
  }
  return names.filter((name) => kept.has(name))
}

/** Removes the backups that need not be kept, and the files of the pool that no other has; returns the names removed. */
export async function pruneBackups(folder: string, retention: Retention): Promise<string[]> {
  const names = await listBackups(folder)
  const kept = keptBackups(names, retention)
  const removed = names.filter((name) => !kept.includes(name))
  for (const name of removed) await rm(join(folder, name), { recursive: true })
  await removeUnfinished(folder)
  if (removed.length > 0) await sweepPool(folder, kept)
  return removed
}

/** Those that were cut off a day ago or more: nobody goes on with them. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [begun, rest] = [name.slice(0, 20), name.slice(20)]
    const old = NAME.test(begun) && rest === '.unfinished' && Date.now() - madeAt(begun).getTime() > DAY
    if (old) await rm(join(folder, name), { recursive: true })
  }
}

async function sweepPool(folder: string, kept: readonly string[]): Promise<void> {
  const needed = new Set<string>()
  for (const name of kept)
    for (const { file } of (await readManifest(join(folder, name))).files) needed.add(file)
  const pools = (await readdir(folder)).filter((name) => /^files(-[0-9a-f]{12})?$/.test(name))
  for (const pool of pools)
    for (const shelf of await readdir(join(folder, pool)))
      for (const name of await readdir(join(folder, pool, shelf)))
        if (!needed.has(`${pool}/${shelf}/${name}`)) await rm(join(folder, pool, shelf, name))
}
