import type { DbOrTx } from '../../platform/db/database.ts'
import type { Place } from '../../platform/http/policy.ts'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { nameKey } from './municipality-name.ts'
import type { Places } from './places.ts'
import { provinceRegions } from './province-regions.ts'
import { provinceName, regionName } from './territory-name.ts'

/** ISTAT codes of places, each with the province and the region it is in. */
export function around(regions: ReadonlyMap<string, string>, codes: readonly string[]): string[] {
  const all = codes.flatMap((code) => {
    // Six digits are a municipality, three a province, two a region.
    const province = code.length >= 3 ? code.slice(0, 3) : undefined
    const region = province && regions.get(province)
    return [code, ...(province ? [province] : []), ...(region ? [region] : [])]
  })
  return [...new Set(all)]
}

/** The places, as policies ask about them, for which somebody made something; `null` is everywhere. */
export async function placesOfScope(
  db: DbOrTx,
  scope: readonly string[] | null,
): Promise<readonly Place[] | null> {
  if (scope === null) return null
  const regions = await provinceRegions(db)
  return scope.map((code) => ({ territories: around(regions, [code]) }))
}

/** Names of the municipalities, provinces and regions for which somebody works, as a sentence says them. */
export const reachNames = (places: Places, reach: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(lang).format(reach.map((code) => placeName(places, code, lang)))

/** Whether one of two places, as ISTAT codes, lies in the other. */
export const meet = (regions: ReadonlyMap<string, string>, one: string, other: string): boolean =>
  around(regions, [one]).includes(other) || around(regions, [other]).includes(one)

/**
 * ISTAT code of the municipality, province or region that somebody wrote: by its code, or by its name in any language;
 * a name alone is the municipality's.
 */
export function placeWritten(places: Places, written: string): string | undefined {
  const wider = [...places.provinces, ...places.regions].map(({ code }) => code)
  if (/^\d+$/.test(written))
    return wider.find((code) => code === written) ?? places.municipality(written)?.istat
  const town = places
    .placesNamed(written)
    .flatMap((id) => (id.startsWith('municipality:') ? [id.slice('municipality:'.length)] : []))
  if (town.length === 1) return town[0]
  const [name, sigla] = /^(.*?)\s*\((\w\w)\)$/.exec(written)?.slice(1) ?? [written]
  const found = places.findMunicipality(name ?? '', sigla)
  if (found) return found.istat
  const key = nameKey(written)
  return wider.find((code) => LANGUAGES.some((lang) => nameKey(placeName(places, code, lang)) === key))
}

function placeName(places: Places, code: string, lang: Lang): string {
  if (code.length === 6)
    return places.nameIn(`municipality:${code}`, lang) ?? places.municipality(code)?.name ?? code
  const [kind, rows] =
    code.length === 2 ? (['region', places.regions] as const) : (['province', places.provinces] as const)
  const italian = rows.find((row) => row.code === code)?.name
  if (italian === undefined) return code
  const name = places.nameIn(`${kind}:${code}`, lang) ?? italian
  return kind === 'region' ? regionName(lang, name) : provinceName(lang, italian, name)
}
