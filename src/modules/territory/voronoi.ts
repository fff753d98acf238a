import { Delaunay } from 'd3-delaunay'

export type XY = [x: number, y: number]

/** Corners of the circle around a centre. */
const CORNERS = 32

/**
 * Cells around centres, each holding the points nearest to its centre and within `reach` of it, so that the whole
 * follows the shape of the territory. Two centres in one spot share one cell; the later has an empty one.
 */
export function cellsAround(centres: readonly XY[], reach: number): XY[][] {
  const xs = centres.map(([x]) => x)
  const ys = centres.map(([, y]) => y)
  const box: [number, number, number, number] = [
    Math.min(...xs) - reach,
    Math.min(...ys) - reach,
    Math.max(...xs) + reach,
    Math.max(...ys) + reach,
  ]
  const diagram = Delaunay.from(centres).voronoi(box)
  return centres.map((centre, i) => {
    const cell = centres.length === 1 ? corners(box) : ((diagram.cellPolygon(i) as XY[] | null) ?? [])
    return clip(cell, circle(centre, reach))
  })
}

/** How far cells reach: well beyond the distance that three quarters of the centres have to their nearest neighbour. */
export function reachOf(centres: readonly XY[], fallback: number): number {
  const delaunay = Delaunay.from(centres)
  const distances = centres
    .map(([x, y], i) =>
      Math.min(...[...delaunay.neighbors(i)].map((k) => Math.hypot(...apart(centres[k] ?? [x, y], [x, y])))),
    )
    .filter((distance) => Number.isFinite(distance) && distance > 0)
    .sort((a, b) => a - b)
  return 1.6 * (distances[Math.floor(distances.length * 0.75)] ?? fallback)
}

const apart = (a: XY, b: XY): XY => [a[0] - b[0], a[1] - b[1]]

const circle = ([x, y]: XY, radius: number): XY[] =>
  Array.from({ length: CORNERS }, (_, k) => {
    const turn = (2 * Math.PI * k) / CORNERS
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)]
  })

const corners = ([x0, y0, x1, y1]: [number, number, number, number]): XY[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
  [x0, y0],
]

/** A polygon cut by a convex one (Sutherland and Hodgman, 1974). */
function clip(polygon: readonly XY[], convex: readonly XY[]): XY[] {
  const turn = Math.sign(signedArea(convex))
  let kept = polygon.slice(0, -1)
  convex.forEach((a, i) => {
    const b = convex[(i + 1) % convex.length] ?? a
    const side = ([x, y]: XY) => turn * ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]))
    kept = kept.flatMap((point, k) => {
      const before = kept.at(k - 1) ?? point
      const [now, then] = [side(point), side(before)]
      const crossing = now * then < 0 ? [between(before, point, then / (then - now))] : []
      return now >= 0 ? [...crossing, point] : crossing
    })
  })
  return kept
}

const between = (a: XY, b: XY, t: number): XY => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]

const signedArea = (ring: readonly XY[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y]
    return sum + x * ny - nx * y
  }, 0)

/** Centre of gravity of a cell, where its label has most room. */
export function middleOf(cell: readonly XY[]): XY | undefined {
  const area = signedArea(cell)
  if (area === 0) return undefined
  let [x, y] = [0, 0]
  cell.forEach(([ax, ay], i) => {
    const [bx, by] = cell[(i + 1) % cell.length] ?? [ax, ay]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
  })
  return [x / (3 * area), y / (3 * area)]
}
