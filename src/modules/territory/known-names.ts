import type { KnownName } from './gazetteer.ts'
import { type Municipality, today } from './municipality.ts'
import { nameKey } from './municipality-name.ts'
import type { PlaceName } from './place-names.ts'
import type { FormerNameTable } from './tables.ts'

/** Every name by which a municipality of today may be called: its own, former, of those merged into it, translated. */
export function knownNames(
  rows: { formerNames: readonly FormerNameTable[]; placeNames: readonly PlaceName[] },
  all: ReadonlyMap<string, Municipality>,
  byCode: ReadonlyMap<string, Municipality>,
): KnownName[] {
  const regionOf = new Map([...all.values()].map(({ sigla, regionCode }) => [sigla, regionCode]))
  const own = [...all.values()].map((place) => {
    const municipality = today(all, place)
    const { name, sigla, regionCode } = place
    return { name, sigla, regionCode, municipality, former: nameKey(name) !== nameKey(municipality.name) }
  })
  const former = rows.formerNames.flatMap(({ istat_code, name, sigla }) => {
    const municipality = byCode.get(istat_code)
    const regionCode = regionOf.get(sigla)
    return municipality && regionCode ? [{ name, sigla, regionCode, municipality, former: true }] : []
  })
  const other = rows.placeNames.flatMap(({ place, name }) => {
    const municipality = byCode.get(place.replace('municipality:', ''))
    if (!municipality) return []
    const { sigla, regionCode } = municipality
    return [{ name, sigla, regionCode, municipality, former: false }]
  })
  return [...own, ...former, ...other]
}
