import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command, CommandContext } from '../../platform/cli/command.ts'
import { type BoundaryImport, importBoundaries, removeBoundaries } from './import-boundaries.ts'
import type { BoundaryProblem } from './read-boundaries.ts'

/** The largest file taken: all of Italy at full detail is about 150 MB. */
const MAX_BYTES = 250 * 1024 * 1024

const PROBLEMS: Record<BoundaryProblem, string> = {
  not_a_feature: 'is not a GeoJSON feature',
  unknown_municipality: 'names no municipality we know (looked for an ISTAT code, a cadastral code, a name)',
  no_polygon: 'has no polygon',
  broken_ring: 'has a ring with fewer than three corners or with positions that are no numbers',
  not_wgs84: 'is not in degrees of longitude and latitude (WGS84): convert the file to EPSG:4326 first',
  elsewhere: 'lies far from that municipality: wrong code, or latitude before longitude',
}

/** `import boundaries FILE.geojson`: a true map instead of the schematic one. */
export const importBoundariesCommand: Command = {
  name: 'import boundaries',
  summary: 'Takes the boundaries of municipalities from a GeoJSON file, for the map',
  usage: 'FILE.geojson [--source TEXT] | --remove',
  options: { source: { type: 'string' }, remove: { type: 'boolean' } },
  async run(cx) {
    const [file] = cx.positionals
    if (cx.values.remove === true) return remove(cx)
    if (!file) {
      cx.error('Which file? Write: import boundaries FILE.geojson')
      return 2
    }
    const text = await readText(file).catch((error: Error) => {
      cx.error(error.message)
    })
    if (text === undefined) return 1
    const { db } = await cx.services()
    try {
      return tell(cx, await importBoundaries(db, text, String(cx.values.source ?? basename(file))))
    } catch (error) {
      cx.error(`${file}: ${error instanceof Error ? error.message : error}`)
      return 1
    }
  },
}

async function readText(file: string): Promise<string> {
  const { size } = await stat(file).catch(() => {
    throw new Error(`${file} cannot be read`)
  })
  if (size > MAX_BYTES) throw new Error(`${file} is larger than ${MAX_BYTES / 1024 / 1024} MB`)
  return readFile(file, 'utf8')
}

function tell(cx: CommandContext, { report, saved }: BoundaryImport): number {
  for (const { istat, name, areaKm2 } of saved) cx.print(`  ${istat} ${name}: ${areaKm2.toFixed(1)} km²`)
  const refused = report.filter(({ problem }) => problem)
  for (const { number, label, problem } of refused) {
    if (problem) cx.error(`  feature ${number} (${label}) ${PROBLEMS[problem]}`)
  }
  cx.print(`${report.length} features read, ${saved.length} municipalities saved, ${refused.length} refused.`)
  return refused.length === 0 && saved.length > 0 ? 0 : 1
}

async function remove(cx: CommandContext): Promise<number> {
  const { db } = await cx.services()
  cx.print(`${await removeBoundaries(db)} boundaries removed: the map is schematic again.`)
  return 0
}
