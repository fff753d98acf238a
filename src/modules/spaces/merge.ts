import {
  type Block,
  partsOf,
  type SpaceDocument,
  type SpacePage,
  type Values,
  withoutEmpty,
} from './document.ts'

/** A field that two people wrote differently. */
export interface Conflict {
  part: string
  key: string
  before: string
  mine: string
  theirs: string
}

export interface Merge {
  /** Everything of both; where they differ, theirs. */
  document: SpaceDocument
  conflicts: readonly Conflict[]
}

/**
 * Puts together what two people did to the same site, field by field. What one removed while the other wrote in it
 * stays; a new order wins over none.
 */
export function mergeSpaces(base: SpaceDocument, mine: SpaceDocument, theirs: SpaceDocument): Merge {
  const sides: Sides = { base: valuesOf(base), mine: valuesOf(mine), theirs: valuesOf(theirs) }
  const conflicts: Conflict[] = []
  const kept = new Map<string, Values>()
  for (const id of new Set([...sides.theirs.keys(), ...sides.mine.keys()])) {
    const values = mergedValues(id, sides, conflicts)
    if (values) kept.set(id, values)
  }
  const order = <Thing extends { id: string }>(list: (of: SpaceDocument) => readonly Thing[]): string[] =>
    mergedOrder(...([base, mine, theirs].map((one) => list(one).map(({ id }) => id)) as Orders))
  const pages = order(({ pages }) => pages).flatMap((id): SpacePage[] => {
    const blocks = order((of) => of.pages.find((page) => page.id === id)?.blocks ?? [])
      .filter((block) => kept.has(block))
      .map(
        (block): Block => ({ id: block, type: typeOf(block, mine, theirs), values: kept.get(block) ?? {} }),
      )
    const values =
      kept.get(id) ?? (blocks.length > 0 ? (sides.mine.get(id) ?? sides.theirs.get(id)) : undefined)
    return values ? [{ id, values, blocks }] : []
  })
  const news = order(({ news }) => news).flatMap((id) => {
    const values = kept.get(id)
    return values ? [{ id, values }] : []
  })
  return { document: { site: { values: kept.get('sito') ?? {} }, pages, news }, conflicts }
}

type Orders = [string[], string[], string[]]
interface Sides {
  base: Map<string, Values>
  mine: Map<string, Values>
  theirs: Map<string, Values>
}

const valuesOf = (document: SpaceDocument): Map<string, Values> =>
  new Map(partsOf(document).map(({ id, values }) => [id, values]))

function mergedValues(id: string, sides: Sides, conflicts: Conflict[]): Values | undefined {
  const [base, mine, theirs] = [sides.base.get(id), sides.mine.get(id), sides.theirs.get(id)]
  if (!mine || !theirs) {
    const left = mine ?? theirs
    // Removed by one: it goes unless the other wrote in it, or has just made it.
    return left && base && sameValues(base, left) ? undefined : left
  }
  const merged: Values = {}
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base ?? {})])) {
    const [before, own, other] = [base?.[key] ?? '', mine[key] ?? '', theirs[key] ?? '']
    const isMine = own !== before
    if (isMine && other !== before && own !== other)
      conflicts.push({ part: id, key, before, mine: own, theirs: other })
    merged[key] = isMine && other === before ? own : other
  }
  return withoutEmpty(merged)
}

const sameValues = (one: Values, other: Values): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => one[key] === other[key])

const typeOf = (id: string, ...documents: SpaceDocument[]): Block['type'] =>
  documents.flatMap(({ pages }) => pages.flatMap(({ blocks }) => blocks)).find((block) => block.id === id)
    ?.type ?? 'text'

/** One order of all the ids: mine where I changed it, else theirs; what only the other has stands after what it followed. */
function mergedOrder(base: string[], mine: string[], theirs: string[]): string[] {
  const common = (list: string[], other: string[]) => list.filter((id) => other.includes(id)).join(' ')
  const moved = common(mine, base) !== common(base, mine)
  const [first, second] = moved ? [mine, theirs] : [theirs, mine]
  const order = [...first]
  for (const [at, id] of second.entries()) {
    if (order.includes(id)) continue
    const before = second.slice(0, at).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}
