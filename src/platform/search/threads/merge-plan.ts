/** What decides whether a segment is merged. */
export interface SegmentSize {
  id: number
  records: number
  /** Records that are not deleted. */
  living: number
  /** Hours since the first deletion, 0 when there was none. */
  hoursWorn: number
}

/** So many segments of about one size become one. */
const FACTOR = 8
/** No merge makes a segment of more records: its time and memory (1 KB for each record) have a bound. */
const MOST_MERGED = 130_000
/** So many are enough where no more fit into one. */
const FEWEST = 3
/** With a smaller part of its records living, a segment is written anew. */
const LEAST_LIVING = 2 / 3
/** After so many hours it is written anew whatever was deleted: words of withdrawn records do not stay for ever. */
export const MOST_WORN = 24

/** The segments to merge next, if any: those of about one size, the smallest first, or one that lost too much. */
export function mergePlan(segments: readonly SegmentSize[], most = MOST_MERGED): number[] | undefined {
  const levels = Map.groupBy(segments, ({ living }) =>
    Math.floor(Math.log(Math.max(1, living)) / Math.log(FACTOR)),
  )
  for (const level of [...levels.keys()].sort((a, b) => a - b)) {
    const alike = levels.get(level) ?? []
    const some = fitting(alike, most)
    if (some.length >= (some.length < alike.length ? FEWEST : FACTOR)) return some
  }
  const worn = segments.find(
    ({ records, living, hoursWorn }) => living < records * LEAST_LIVING || hoursWorn > MOST_WORN,
  )
  return worn && [worn.id]
}

/** As many as fit into one, the smallest first. */
function fitting(segments: readonly SegmentSize[], most: number): number[] {
  const ids: number[] = []
  let sum = 0
  for (const { id, living } of segments.toSorted((a, b) => a.living - b.living)) {
    sum += living
    if (sum > most) break
    ids.push(id)
  }
  return ids
}
