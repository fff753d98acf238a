import type { DataFiles, NamesByLanguage } from './data-files.ts'
import type { FormerNameTable, PlaceNameTable } from './tables.ts'

/** Former names from the variations before 2020, and the names that were changed since. */
export function formerNames({
  municipalities: listed,
  changes,
  formerNames: former,
}: DataFiles): FormerNameTable[] {
  const byCode = new Map(listed.map((row) => [row.codice, row]))
  const renamed = changes.renamed.flatMap(({ code }) => {
    const row = byCode.get(code)
    return row ? [{ istat_code: code, name: row.nome, sigla: row.sigla, until: null }] : []
  })
  return [
    ...renamed,
    ...former.names.map(({ name, sigla, successor, until }) => ({
      istat_code: successor,
      name,
      sigla,
      until,
    })),
  ]
}

/** The names of places in other languages and spellings. */
export function placeNames(files: DataFiles): PlaceNameTable[] {
  const { languages, nation, regions, provinces, municipalities, others } = files.placeNames
  const rows = (place: string, names: NamesByLanguage): PlaceNameTable[] =>
    names.flatMap((name, i) => {
      const lang = languages[i]
      if (!name || !lang) return []
      return [{ place, lang, name, kind: place.startsWith('locality:') ? 'transliteration' : 'translation' }]
    })
  const many = (kind: string, table: Record<string, NamesByLanguage>) =>
    Object.entries(table).flatMap(([code, names]) => rows(`${kind}:${code}`, names))
  return distinct([
    ...files.officialNames.names.map(({ code, lang, name }) => ({
      place: `municipality:${code}`,
      lang,
      name,
      kind: 'official' as const,
    })),
    ...rows('nation:IT', nation),
    ...many('region', regions),
    ...many('province', provinces),
    ...many('municipality', municipalities),
    ...files.localities.flatMap(({ id, names, synonyms = [] }) => [
      ...rows(`locality:${id}`, names),
      ...synonyms.map((name) => ({ place: `locality:${id}`, lang: 'it', name, kind: 'synonym' as const })),
    ]),
    ...others,
  ])
}

/** The first of rows with the same key: an official name that is also the translation stands once. */
function distinct(rows: PlaceNameTable[]): PlaceNameTable[] {
  const byKey = new Map<string, PlaceNameTable>()
  for (const row of rows) {
    const key = `${row.place} ${row.lang} ${row.name}`
    if (!byKey.has(key)) byKey.set(key, row)
  }
  return [...byKey.values()]
}
