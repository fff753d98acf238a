import type { Cx } from '../../platform/cx.ts'
import type { CodeLists, Term } from '../taxonomy/api.ts'
import { type Collection, memoryCollection } from './collection.ts'
import type { PagingQuery, TermsQuery } from './query.ts'
import { wordsFor } from './records.ts'
import type { Shape } from './shape/present.ts'
import { taxonomyShape, termShape } from './shape/taxonomy.ts'

/** All code lists, or those whose name in the language asked for has the words. */
export async function openTaxonomies(cx: Cx, query: PagingQuery): Promise<Collection> {
  const words = await wordsFor(cx, query.lang)
  const wanted = words.lists.taxonomies.filter(({ names }) => has(names[query.lang], query.search))
  return memoryCollection(wanted, (one) => taxonomyShape(words, one))
}

/** The terms a query asks for, of today; a term no longer valid is found by its identifier only. */
export async function openTerms(cx: Cx, query: TermsQuery): Promise<Collection> {
  const words = await wordsFor(cx, query.lang)
  const { lists } = words
  const within = lists.taxonomies.filter(
    ({ id }) => query.taxonomy_id.length === 0 || query.taxonomy_id.includes(id),
  )
  const wanted = within
    .flatMap(({ code }) => lists.terms(code))
    .filter((term) => query.parent_id.length === 0 || query.parent_id.includes(parentId(lists, term) ?? ''))
    .filter((term) => !query.top_only || term.parent?.taxonomy !== term.taxonomy)
    .filter((term) => has(Object.values(term.words[query.lang]).flat().join(' '), query.search))
  return memoryCollection(wanted, (term) => termShape(words, term))
}

/** One code list. */
export async function findTaxonomy(
  cx: Cx,
  id: string,
  lang: PagingQuery['lang'],
): Promise<Shape | undefined> {
  const words = await wordsFor(cx, lang)
  const found = words.lists.taxonomies.find((one) => one.id === id)
  return found && taxonomyShape(words, found)
}

/** One term, also when it is no longer valid. */
export async function findTerm(cx: Cx, id: string, lang: PagingQuery['lang']): Promise<Shape | undefined> {
  const words = await wordsFor(cx, lang)
  const found = words.lists.termById(id)
  return found && termShape(words, found)
}

const parentId = (lists: CodeLists, { parent }: Term): string | undefined =>
  parent && lists.term(parent.taxonomy, parent.code)?.id

const has = (text: string, search = ''): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))
