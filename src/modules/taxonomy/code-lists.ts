import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { type Matcher, matcher, type TermMatch } from './match.ts'
import type { LabelRow, MappingRow, TaxonomyRow, TermRow } from './queries.ts'
import type { Relation } from './tables.ts'

/** One language's words for a term. */
export interface TermWords {
  label: string
  /** As a person in need would call it. */
  plain: string
  synonyms: readonly string[]
}

/** One entry of a code list. */
export interface Term {
  id: string
  taxonomy: string
  code: string
  /** Sectors belong to areas, the kinds of social cooperative to `coop_sociale`. */
  parent: { taxonomy: string; code: string } | undefined
  position: number
  validFrom: string | null
  /** Last day of validity. */
  validTo: string | null
  words: Readonly<Record<Lang, TermWords>>
  mappings: readonly { scheme: string; code: string; relation: Relation }[]
}

/** A code list: its identifier and its name in each language. */
export interface Taxonomy {
  id: string
  code: string
  names: Readonly<Record<Lang, string>>
}

/** All code lists as they were at one moment; frozen, and asked without waiting. */
export interface CodeLists {
  version: number
  taxonomies: readonly Taxonomy[]
  /** The entry with this code, also when it is no longer valid. */
  term(taxonomy: string, code: string): Term | undefined
  /** The entry with this identifier. */
  termById(id: string): Term | undefined
  /** Entries valid today in the order of the list; with `ended`, also those that were valid once. */
  terms(taxonomy: string, options?: { ended?: boolean }): readonly Term[]
  /** Entries valid today whose parent is this one, in order: the sectors of an area. */
  children(taxonomy: string, code: string): readonly Term[]
  /** The official-style label; the code itself when unknown. */
  label(lang: Lang, taxonomy: string, code: string): string
  /** The plain-language label; the code itself when unknown. */
  plain(lang: Lang, taxonomy: string, code: string): string
  /** Entries whose label or synonym, in any language, is in the text; the longest phrases win. */
  match(text: string): readonly TermMatch[]
}

export interface Rows {
  version: number
  taxonomies: readonly TaxonomyRow[]
  terms: readonly TermRow[]
  labels: readonly LabelRow[]
  mappings: readonly MappingRow[]
}

/** Builds the snapshot of the code lists for a day (`2026-11-21`). */
export function buildCodeLists(rows: Rows, today: string): CodeLists {
  const terms = buildTerms(rows)
  const byCode = new Map(terms.map((term) => [key(term.taxonomy, term.code), term]))
  const byId = new Map(terms.map((term) => [term.id, term]))
  const all = Map.groupBy(terms, ({ taxonomy }) => taxonomy)
  const valid = terms.filter((term) => isValid(term, today))
  const current = Map.groupBy(valid, ({ taxonomy }) => taxonomy)
  const children = Map.groupBy(valid, ({ parent }) => (parent ? key(parent.taxonomy, parent.code) : ''))
  const find: Matcher = matcher(terms)
  const words = (lang: Lang, taxonomy: string, code: string) => byCode.get(key(taxonomy, code))?.words[lang]
  return Object.freeze({
    version: rows.version,
    taxonomies: rows.taxonomies.map(({ id, code, names }) => ({ id, code, names: namesOf(code, names) })),
    term: (taxonomy: string, code: string) => byCode.get(key(taxonomy, code)),
    termById: (id: string) => byId.get(id),
    terms: (taxonomy: string, { ended = false } = {}) => (ended ? all : current).get(taxonomy) ?? [],
    children: (taxonomy: string, code: string) => children.get(key(taxonomy, code)) ?? [],
    label: (lang: Lang, taxonomy: string, code: string) => words(lang, taxonomy, code)?.label ?? code,
    plain: (lang: Lang, taxonomy: string, code: string) => words(lang, taxonomy, code)?.plain ?? code,
    match: find,
  })
}

const key = (taxonomy: string, code: string) => `${taxonomy}/${code}`

/** Whether a term may be chosen on a day; both ends are included. */
export const isValid = (term: Pick<Term, 'validFrom' | 'validTo'>, day: string): boolean =>
  (term.validFrom === null || term.validFrom <= day) && (term.validTo === null || day <= term.validTo)

function buildTerms({ terms, labels, mappings }: Rows): readonly Term[] {
  const labelsOf = Map.groupBy(labels, ({ termId }) => termId)
  const mappingsOf = Map.groupBy(mappings, ({ termId }) => termId)
  return terms.map(({ parentTaxonomy, parentCode, ...term }) =>
    Object.freeze({
      ...term,
      parent: parentTaxonomy && parentCode ? { taxonomy: parentTaxonomy, code: parentCode } : undefined,
      words: wordsOf(term.code, labelsOf.get(term.id) ?? []),
      mappings: (mappingsOf.get(term.id) ?? []).map(({ scheme, code, relation }) => ({
        scheme,
        code,
        relation,
      })),
    }),
  )
}

function wordsOf(code: string, labels: readonly LabelRow[]): Record<Lang, TermWords> {
  const entries = LANGUAGES.map((lang) => {
    const row = labels.find((label) => label.lang === lang)
    return [lang, { label: row?.label ?? code, plain: row?.plain ?? code, synonyms: row?.synonyms ?? [] }]
  })
  return Object.fromEntries(entries)
}

function namesOf(code: string, names: TaxonomyRow['names']): Record<Lang, string> {
  return Object.fromEntries(
    LANGUAGES.map((lang) => [lang, names.find((row) => row.lang === lang)?.name ?? code]),
  ) as Record<Lang, string>
}
