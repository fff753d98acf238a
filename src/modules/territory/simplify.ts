import type { Geometry, Ring } from './geometry.ts'

type Position = Ring[number]
const keyOf = (point: Position): string => `${point[0]},${point[1]}`

/**
 * Lighter copies of neighbouring areas that still meet exactly. Rings are cut where three borders meet, and each
 * stretch is thinned once, the same way for both sides (Douglas and Peucker, 1973). `tolerance` in degrees of latitude.
 */
export function simplifyTogether(geometries: readonly Geometry[], tolerance: number): Geometry[] {
  const meets = meetingPoints(geometries.flatMap(({ coordinates }) => coordinates.flat()))
  return geometries.map(({ coordinates }) => ({
    type: 'MultiPolygon',
    coordinates: coordinates.map((rings) => rings.map((ring) => thinRing(ring, meets, tolerance))),
  }))
}

/** Points with more than two different neighbours over all rings. */
function meetingPoints(rings: readonly Ring[]): Set<string> {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of rings) {
    const keys = ring.slice(0, -1).map(keyOf)
    keys.forEach((key, i) => {
      const set = neighbours.get(key) ?? new Set()
      set.add(keys[(i + 1) % keys.length] ?? '').add(keys.at(i - 1) ?? '')
      neighbours.set(key, set)
    })
  }
  return new Set([...neighbours].filter(([, set]) => set.size > 2).map(([key]) => key))
}

/** A ring that would lose its shape (fewer than three corners) stays as it was. */
function thinRing(ring: Ring, meets: ReadonlySet<string>, tolerance: number): Ring {
  const open = ring.slice(0, -1)
  const cuts = cutsOf(open, meets)
  const [start = 0] = cuts
  const turned = [...open.slice(start), ...open.slice(0, start)]
  const ends = [...cuts.map((cut) => cut - start), turned.length]
  const closed = [...turned, ...turned.slice(0, 1)]
  const thinned: Ring = []
  for (let i = 0; i + 1 < ends.length; i += 1) {
    thinned.push(...thinStretch(closed.slice(ends[i], (ends[i + 1] ?? 0) + 1), tolerance).slice(0, -1))
  }
  return thinned.length < 3 ? ring : [...thinned, ...thinned.slice(0, 1)]
}

/** Where a ring is cut: at meeting points, else at its least point and the one farthest from it, whatever its start. */
function cutsOf(open: Ring, meets: ReadonlySet<string>): number[] {
  const cuts = open.flatMap((point, i) => (meets.has(keyOf(point)) ? [i] : []))
  if (cuts.length > 1) return cuts
  const first = cuts[0] ?? indexOfMost(open, ([lon, lat]) => -lon * 1000 - lat)
  const [x, y] = open[first] ?? [0, 0]
  const far = indexOfMost(open, ([lon, lat]) => (lon - x) ** 2 + (lat - y) ** 2)
  return [first, far].sort((a, b) => a - b)
}

function indexOfMost(points: Ring, measure: (point: Position) => number): number {
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  points.forEach((point, i) => {
    const value = measure(point)
    if (value > most) [best, most] = [i, value]
  })
  return best
}

/** Thins a stretch the same way from either end: it is always read from its lesser end. */
function thinStretch(stretch: Ring, tolerance: number): Ring {
  const backwards = keyOf(stretch[0] ?? [0, 0]) > keyOf(stretch.at(-1) ?? [0, 0])
  const kept = douglasPeucker(backwards ? [...stretch].reverse() : stretch, tolerance)
  return backwards ? kept.reverse() : kept
}

function douglasPeucker(points: Ring, tolerance: number): Ring {
  const keep = new Set([0, points.length - 1])
  const todo: [number, number][] = [[0, points.length - 1]]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const [from, to] = next
    let [farthest, most] = [-1, tolerance]
    for (let i = from + 1; i < to; i += 1) {
      const away = distanceToSegment(points[i] ?? [0, 0], points[from] ?? [0, 0], points[to] ?? [0, 0])
      if (away > most) [farthest, most] = [i, away]
    }
    if (farthest < 0) continue
    keep.add(farthest)
    todo.push([from, farthest], [farthest, to])
  }
  return points.filter((_, i) => keep.has(i))
}

/** In degrees of latitude; a degree of longitude is shorter by the cosine of the latitude. */
function distanceToSegment(p: Position, a: Position, b: Position): number {
  const shrink = Math.cos((p[1] * Math.PI) / 180)
  const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]]
  const [px, py] = [(p[0] - a[0]) * shrink, p[1] - a[1]]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
  return Math.hypot(px - t * dx, py - t * dy)
}
