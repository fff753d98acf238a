import type { Taxonomy, Term } from '../../taxonomy/api.ts'
import { derivedId } from './derived-id.ts'
import { present, type Shape } from './present.ts'
import type { Words } from './words.ts'

/** A code list as HSDS `taxonomy`. */
export const taxonomyShape = ({ lang, base, lists }: Words, { id, code, names }: Taxonomy): Shape => ({
  id,
  name: names[lang],
  description: names[lang],
  uri: `${base}/hsds/taxonomies/${id}`,
  version: String(lists.version),
  code,
})

/** An entry of a code list as HSDS `taxonomy_term`, its words in the language asked for. */
export function termShape(words: Words, term: Term): Shape {
  const { lang, base, lists } = words
  const list = lists.taxonomies.find(({ code }) => code === term.taxonomy)
  const parent = term.parent && lists.term(term.parent.taxonomy, term.parent.code)
  const { label, plain } = term.words[lang]
  return present({
    id: term.id,
    code: term.code,
    name: label,
    description: plain,
    parent_id: parent?.id,
    taxonomy: list?.names[lang] ?? term.taxonomy,
    taxonomy_id: list?.id,
    taxonomy_detail: list && taxonomyShape(words, list),
    language: lang,
    term_uri: `${base}/hsds/taxonomy_terms/${term.id}`,
  })
}

/** That a record has a term, as HSDS `attribute`; `origin` says who assigned it, `machine` being a guess. */
export function attributeShape(
  words: Words,
  link: { id: string; entity: string },
  { taxonomy, code, origin }: { taxonomy: string; code: string; origin?: string },
): Shape[] {
  const term = words.lists.term(taxonomy, code)
  if (!term) return []
  return [
    present({
      id: derivedId(link.id, `attribute/${term.id}`),
      link_id: link.id,
      link_entity: link.entity,
      link_type: taxonomy,
      taxonomy_term_id: term.id,
      value: code,
      origin,
      taxonomy_term: termShape(words, term),
    }),
  ]
}
