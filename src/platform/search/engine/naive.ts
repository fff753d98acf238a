import type { SearchDocument } from '../document.ts'
import type { SearchKind } from '../kind.ts'
import type { Atom, IndexQuery, QueryTerm } from '../query.ts'
import { languagesOf, stemOf } from '../text/stemmer.ts'
import { words } from '../text/words.ts'

/** What a search must find and count, by looking at every document; for tests. */
export interface NaiveAnswer {
  ids: string[]
  counts: Record<string, Record<string, number>>
  flags: Record<string, number>
  without: Record<string, number>
  havingWords: number
}

type Documents = ReadonlyMap<string, SearchDocument>

/** Goes through all the documents; filters on codes, flags and names only. */
export function naiveAnswer(kind: SearchKind, documents: Documents, query: IndexQuery): NaiveAnswer {
  const filters = filtersOf(kind, query)
  const seen = [...documents].filter(
    ([, { flags }]) => !kind.hidden.some((flag) => flags.includes(flag) && !query.shown.includes(flag)),
  )
  const having = seen.filter(([, document]) =>
    query.terms.every((term) => term.optional || has(kind, document, term, kind.fields.length)),
  )
  const keptBut = (name: string) =>
    having.filter(([, document]) => filters.every((filter) => filter.name === name || filter.keeps(document)))
  const kept = keptBut('')
  return {
    ids: kept.map(([id]) => id),
    counts: Object.fromEntries(
      kind.keys.map((key) => [
        key,
        countBy(keptBut(key).flatMap(([, { codes }]) => [...new Set(codes[key])])),
      ]),
    ),
    flags: Object.fromEntries(
      kind.flags.map((flag) => [flag, kept.filter(([, { flags }]) => flags.includes(flag)).length]),
    ),
    without: Object.fromEntries(filters.map(({ name }) => [name, keptBut(name).length])),
    havingWords: having.length,
  }
}

function filtersOf(kind: SearchKind, query: IndexQuery) {
  const filters: { name: string; keeps: (document: SearchDocument) => boolean }[] = []
  for (const key of kind.keys) {
    const wanted = query.codes[key] ?? []
    if (wanted.length > 0)
      filters.push({ name: key, keeps: ({ codes }) => wanted.some((code) => codes[key]?.includes(code)) })
  }
  if (query.nameTerms.length > 0)
    filters.push({
      name: 'name',
      keeps: (document) => query.nameTerms.every((term) => has(kind, document, term, kind.names)),
    })
  for (const flag of query.flags) filters.push({ name: flag, keeps: ({ flags }) => flags.includes(flag) })
  return filters
}

const countBy = (codes: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length]))

const has = (kind: SearchKind, document: SearchDocument, term: QueryTerm, fields: number): boolean =>
  term.alternatives.some(({ atoms }) => atoms.every((atom) => hasAtom(kind, document, atom, fields)))

function hasAtom(kind: SearchKind, document: SearchDocument, atom: Atom, fields: number): boolean {
  if (atom.as === 'code')
    return fields > kind.names && (document.codes[atom.key]?.includes(atom.text) ?? false)
  return document.texts.some(({ field, lang, text }) => {
    const at = kind.fields.findIndex(({ name }) => name === field)
    return at < fields && words(text).some((word) => means(word.text, lang, atom))
  })
}

function means(word: string, lang: string, atom: Atom): boolean {
  if (atom.as === 'word') return word === atom.text
  if (atom.as === 'prefix') return word.startsWith(atom.text)
  const stem = languagesOf(atom.text).includes(lang as never) ? stemOf(atom.text, lang) : undefined
  return stem !== undefined && stemOf(word, lang) === stem
}
