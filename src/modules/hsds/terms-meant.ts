import { type CodeLists, PEOPLE_LISTS, type Term } from '../taxonomy/api.ts'

/**
 * The terms that records may carry for those asked for: each itself, all below it (the sectors of an area), and
 * those of our lists that are mapped to it when it belongs to a classification of others, such as ICNPO.
 */
export function termsMeant(lists: CodeLists, ids: readonly string[]): { taxonomy: string; code: string }[] {
  const meant = new Map<string, Term>()
  const take = (term: Term): void => {
    if (meant.has(term.id)) return
    meant.set(term.id, term)
    lists.children(term.taxonomy, term.code).forEach(take)
    mappedTo(lists, term).forEach(take)
  }
  for (const id of ids) {
    const term = lists.termById(id)
    if (term) take(term)
  }
  return [...meant.values()].map(({ taxonomy, code }) => ({ taxonomy, code }))
}

const mappedTo = (lists: CodeLists, { taxonomy, code }: Term): Term[] =>
  PEOPLE_LISTS.flatMap((list) =>
    lists
      .terms(list, { ended: true })
      .filter(({ mappings }) => mappings.some((one) => one.scheme === taxonomy && one.code === code)),
  )
