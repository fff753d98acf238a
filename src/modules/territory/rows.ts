import type { Changes, DataFiles, ListedMunicipality } from './data-files.ts'
import { formerNames, placeNames } from './name-rows.ts'
import type {
  FormerNameTable,
  LocalityTable,
  MunicipalityTable,
  PlaceNameTable,
  ProvinceTable,
  RegionTable,
} from './tables.ts'

/** Everything that is loaded, as rows of the tables. */
export interface Rows {
  region: RegionTable[]
  province: ProvinceTable[]
  municipality: MunicipalityTable[]
  municipality_former_name: FormerNameTable[]
  locality: LocalityTable[]
  place_name: PlaceNameTable[]
}

const ALWAYS = { valid_from: null, valid_to: null, successor_code: null }

/** The Italian half of an official bilingual name of a region or province: `Bolzano/Bozen`. */
const italian = (name: string): string => name.split('/')[0] ?? name

/** Turns the data files into rows: the list of 2020 with every change since then. */
export function buildRows(files: DataFiles): Rows {
  return {
    region: regions(files.municipalities),
    province: provinces(files.municipalities, files.changes),
    municipality: municipalities(files),
    municipality_former_name: formerNames(files),
    locality: files.localities.map(({ id, istat, kind, name, lat, lon }) => ({
      id,
      istat_code: istat,
      kind,
      name,
      lat,
      lon,
      centre_quality: 'approximate',
    })),
    place_name: placeNames(files),
  }
}

function regions(listed: ListedMunicipality[]): RegionTable[] {
  const names = new Map(listed.map(({ regione }) => [regione.codice, regione.nome]))
  return [...names].map(([code, name]) => ({ ...ALWAYS, code, name: italian(name) }))
}

function provinces(listed: ListedMunicipality[], changes: Changes): ProvinceTable[] {
  const ceased = new Map(changes.provincesCeased.map((province) => [province.code, province]))
  const rows = new Map<string, ProvinceTable>()
  for (const { provincia, regione, sigla } of listed) {
    if (rows.has(provincia.codice)) continue
    const end = ceased.get(provincia.codice)
    rows.set(provincia.codice, {
      code: provincia.codice,
      region_code: regione.codice,
      name: italian(provincia.nome),
      sigla,
      valid_from: null,
      valid_to: end?.to ?? null,
      successor_code: end?.successor ?? null,
    })
  }
  for (const { code, region, name, sigla, from } of changes.provincesNew) {
    rows.set(code, { ...ALWAYS, code, region_code: region, name, sigla, valid_from: from })
  }
  return [...rows.values()]
}

function municipalities(files: DataFiles): MunicipalityTable[] {
  const rows = new Map(files.municipalities.map((listed) => [listed.codice, listedRow(listed)]))
  for (const { code, name } of files.changes.renamed) change(rows, code, { name })
  for (const { code, into, from } of files.changes.incorporated) {
    change(rows, code, { successor_code: into, valid_to: dayBefore(from) })
  }
  for (const created of files.changes.created) create(rows, created)
  for (const { from, codes } of files.changes.recoded) {
    for (const pair of codes.split(' ')) recode(rows, pair, from)
  }
  for (const row of rows.values()) locate(row, files)
  return [...rows.values()]
}

function listedRow(listed: ListedMunicipality): MunicipalityTable {
  return {
    ...ALWAYS,
    istat_code: listed.codice,
    province_code: listed.provincia.codice,
    name: listed.nome,
    cadastral_code: listed.codiceCatastale,
    postal_codes: listed.cap,
    population: listed.popolazione,
    population_year: 2011,
    lat: null,
    lon: null,
    centre_quality: 'none',
  }
}

function change(
  rows: Map<string, MunicipalityTable>,
  code: string,
  values: Partial<MunicipalityTable>,
): MunicipalityTable {
  const row = rows.get(code)
  if (!row) throw new Error(`data/changes.json names ${code}, which no list has`)
  return Object.assign(row, values)
}

/** A merger takes over the people and postal codes of its parts; a part split off starts without figures. */
function create(rows: Map<string, MunicipalityTable>, created: Changes['created'][number]): void {
  const parts = created.parts.map((code) =>
    change(rows, code, { successor_code: created.code, valid_to: dayBefore(created.from) }),
  )
  const people = parts.reduce((sum, part) => sum + (part.population ?? 0), 0)
  const origin = created.splitFrom ? [change(rows, created.splitFrom, {})] : parts
  rows.set(created.code, {
    ...ALWAYS,
    istat_code: created.code,
    province_code: created.code.slice(0, 3),
    name: created.name,
    cadastral_code: created.cadastral,
    postal_codes: [...new Set(origin.flatMap((part) => part.postal_codes))],
    population: people || null,
    population_year: people ? 2011 : null,
    lat: null,
    lon: null,
    centre_quality: 'none',
    valid_from: created.from,
  })
}

/** Same municipality, other code (`old>new`): the old row stays, as codes in old lists need it. */
function recode(rows: Map<string, MunicipalityTable>, pair: string, from: string): void {
  const [old = '', code = ''] = pair.split('>')
  const before = change(rows, old, {})
  rows.set(code, { ...before, istat_code: code, province_code: code.slice(0, 3), valid_from: from })
  Object.assign(before, { successor_code: code, valid_to: dayBefore(from) })
}

function locate(row: MunicipalityTable, files: DataFiles): void {
  const centre =
    files.centres.centres[row.successor_code ?? row.istat_code] ?? files.centres.centres[row.istat_code]
  if (centre) Object.assign(row, { lat: centre[0], lon: centre[1], centre_quality: 'listed' })
  const people = files.population.of[row.istat_code]
  if (people) Object.assign(row, { population: people, population_year: files.population.year })
}

function dayBefore(date: string | null): string | null {
  if (date === null) return null
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
}
