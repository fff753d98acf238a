import { placeOf, SEGMENT } from './archive-folder.ts'

/**
 * The first segment that an archive lacks between that of a base copy and the last it has, whatever the timeline: beyond
 * it nothing can be restored.
 */
export function firstGap(names: readonly string[], startSegment: string): string | undefined {
  const start = placeOf(startSegment)
  const places = new Set(names.filter((name) => SEGMENT.test(name)).map(placeOf))
  const last = [...places].sort((a, b) => Number(a - b)).at(-1) ?? start
  for (let place = start; place <= last; place++)
    if (!places.has(place)) return segmentAt(startSegment, place)
  return undefined
}

/** The name of a place on the timeline of a segment. */
function segmentAt(like: string, place: bigint): string {
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0')
  return like.slice(0, 8) + hex(place >> 8n) + hex(place & 255n)
}
