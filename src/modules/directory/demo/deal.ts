import type { Municipality } from './content.ts'
import type { Random } from './random.ts'

/** Bodies a municipality has at least, however small. */
const LEAST = 14

/** How many bodies each municipality has: by population, but never fewer than `LEAST`. */
export function quotas(municipalities: readonly Municipality[], total: number): Map<string, number> {
  const people = municipalities.reduce((sum, { population }) => sum + population, 0)
  const counts = new Map(
    municipalities.map((m) => [m.istat, Math.max(LEAST, Math.floor((total * m.population) / people))]),
  )
  const largest = [...municipalities].sort((a, b) => b.population - a.population)[0]
  const given = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (largest) counts.set(largest.istat, (counts.get(largest.istat) ?? 0) + total - given)
  return counts
}

/** A municipality for each body: its own where the content says so, the others by lot within the quotas. */
export function dealMunicipalities(
  chance: Random,
  wanted: readonly (string | undefined)[],
  municipalities: readonly Municipality[],
): string[] {
  const left = quotas(municipalities, wanted.length)
  for (const istat of wanted) if (istat) left.set(istat, (left.get(istat) ?? 0) - 1)
  const bag = chance.shuffle(
    [...left].flatMap(([istat, count]) => Array<string>(Math.max(0, count)).fill(istat)),
  )
  const largest = municipalities[0]?.istat ?? ''
  return wanted.map((istat) => istat ?? bag.pop() ?? largest)
}
