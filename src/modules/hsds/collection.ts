import type { Stretch } from '../directory/api.ts'
import type { Shape } from './shape/present.ts'

/**
 * A list in the order of identifiers that never change. Paging asks for stretches between two identifiers and never
 * counts from the start, so that rows which come and go shift nothing.
 */
export interface Collection {
  listIds(stretch: Stretch): Promise<readonly string[]>
  /** How many there are, and the last identifier of each page. */
  listPageEnds(size: number): Promise<{ total: number; ends: readonly string[] }>
  /** The records of these identifiers in their order, without those that have gone meanwhile. */
  rows(ids: readonly string[]): Promise<readonly Shape[]>
}

/** A collection small enough to be in memory. */
export function memoryCollection<Item extends { id: string }>(
  items: readonly Item[],
  shape: (item: Item) => Shape,
): Collection {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const byId = new Map(items.map((item) => [item.id, item]))
  return {
    listIds: async ({ after = '', upTo = '~', limit = sorted.length }) =>
      sorted
        .filter(({ id }) => id > after && id <= upTo)
        .slice(0, limit)
        .map(({ id }) => id),
    listPageEnds: async (size) => ({
      total: sorted.length,
      ends: sorted.filter((_, n) => (n + 1) % size === 0 || n + 1 === sorted.length).map(({ id }) => id),
    }),
    rows: async (ids) => ids.flatMap((id) => byId.get(id) ?? []).map(shape),
  }
}
