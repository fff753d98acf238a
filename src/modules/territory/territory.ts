import type { Lang } from '../../platform/i18n/languages.ts'
import { type Bounds, boundsOf } from './distance.ts'
import { isLocated, type Municipality } from './municipality.ts'
import type { Places } from './places.ts'
import { provinceName, regionName } from './territory-name.ts'

export type TerritoryKind = 'nation' | 'region' | 'province' | 'municipalities'

/** The area an installation serves. */
export interface Territory {
  /** The setting it comes from, such as `province:100`. */
  setting: string
  kind: TerritoryKind
  /** Its name in the six languages, as it stands alone in a sentence. */
  names: Record<Lang, string>
  municipalities: readonly Municipality[]
  bounds: Bounds
  has(istat: string): boolean
}

/** Reads `nation:IT`, `region:09`, `province:100` (or `province:PO`), `municipalities:100005,100006`. */
export function parseTerritory(places: Places, setting: string): Territory {
  const [, kind = '', code = ''] = /^(\w+):(.+)$/.exec(setting.trim()) ?? []
  const found = select(places, kind, code)
  const bounds = boundsOf((found?.municipalities ?? []).filter(isLocated))
  if (!found || !bounds) {
    throw new Error(
      `TERRITORY is "${setting}", which names no place: write for example province:100, region:09, nation:IT ` +
        'or municipalities:100005,100006 (ISTAT codes)',
    )
  }
  const codes = new Set(found.municipalities.map(({ istat }) => istat))
  return { setting, ...found, bounds, has: (istat) => codes.has(istat) }
}

type Selection = Pick<Territory, 'kind' | 'names' | 'municipalities'>

function select(places: Places, kind: string, code: string): Selection | undefined {
  switch (kind) {
    case 'nation':
      return code === 'IT' ? nation(places) : undefined
    case 'region':
      return region(places, code)
    case 'province':
      return province(places, code)
    case 'municipality':
    case 'municipalities':
      return municipalities(
        places,
        code.split(',').map((one) => one.trim()),
      )
    default:
      return undefined
  }
}

const named = (name: (lang: Lang) => string): Record<Lang, string> => ({
  it: name('it'),
  en: name('en'),
  fr: name('fr'),
  zh: name('zh'),
  ar: name('ar'),
  ru: name('ru'),
})

function nation(places: Places): Selection {
  const names = named((lang) => places.nameIn('nation:IT', lang) ?? 'Italia')
  return { kind: 'nation', names, municipalities: places.municipalities }
}

function region(places: Places, code: string): Selection | undefined {
  const row = places.regions.find((region) => region.code === code)
  if (!row) return undefined
  const names = named((lang) => regionName(lang, places.nameIn(`region:${code}`, lang) ?? row.name))
  return { kind: 'region', names, municipalities: places.municipalities.filter((m) => m.regionCode === code) }
}

/** By ISTAT code or sigla; the Aosta Valley is a region that is its own province. */
function province(places: Places, code: string): Selection | undefined {
  const rows = places.provinces.filter((province) => province.code === code || province.sigla === code)
  const row = rows.find((province) => !province.valid_to) ?? rows[0]
  if (!row) return undefined
  if (row.sigla === 'AO') return region(places, row.region_code)
  const successor = row.valid_to && row.successor_code
  if (successor) return province(places, successor)
  const names = named((lang) =>
    provinceName(lang, row.name, places.nameIn(`province:${row.code}`, lang) ?? row.name),
  )
  return {
    kind: 'province',
    names,
    municipalities: places.municipalities.filter((m) => m.provinceCode === row.code),
  }
}

/** A list is called by its names; in Arabic and Chinese too, each language joins them its own way. */
function municipalities(places: Places, codes: readonly string[]): Selection | undefined {
  const found = codes.map((code) => places.municipality(code))
  const list = [...new Set(found)].filter((place) => place !== undefined)
  if (found.includes(undefined) || list.length === 0) return undefined
  const names = named((lang) =>
    new Intl.ListFormat(lang).format(
      list.map(({ istat, name }) => places.nameIn(`municipality:${istat}`, lang) ?? name),
    ),
  )
  return { kind: 'municipalities', names, municipalities: list }
}
