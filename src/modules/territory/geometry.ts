/** A ring of `[lon, lat]` pairs whose first and last point are the same (RFC 7946). */
export type Ring = [lon: number, lat: number][]
/** Outer ring, then holes. */
export type PolygonRings = Ring[]
/** Boundaries are always kept as a MultiPolygon. */
export interface Geometry {
  type: 'MultiPolygon'
  coordinates: PolygonRings[]
}

const EARTH_KM = 6371.0088
const radians = Math.PI / 180

/** Area of a ring on the sphere in km², positive when counterclockwise (Chamberlain and Duquette, JPL 2007). */
export function ringAreaKm2(ring: Ring): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [a, b] = [ring[i], ring[i + 1]]
    if (!a || !b) continue
    sum += (b[0] - a[0]) * radians * (2 + Math.sin(a[1] * radians) + Math.sin(b[1] * radians))
  }
  return (-sum * EARTH_KM * EARTH_KM) / 2
}

/** Area of a whole geometry in km², holes taken away. */
export const areaKm2 = ({ coordinates }: Geometry): number =>
  coordinates.reduce(
    (sum, rings) =>
      sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * Math.abs(ringAreaKm2(ring)), 0),
    0,
  )

/** Centre of gravity of the largest polygon: where a label stands. Plane geometry is enough at this size. */
export function centroid({ coordinates }: Geometry): { lat: number; lon: number } {
  const outer = coordinates.map((rings) => rings[0] ?? [])
  const [ring = []] = outer.sort((a, b) => Math.abs(ringAreaKm2(b)) - Math.abs(ringAreaKm2(a)))
  let [twice, x, y] = [0, 0, 0]
  const [x0, y0] = ring[0] ?? [0, 0]
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [a, b] = [ring[i], ring[i + 1]]
    if (!a || !b) continue
    const cross = (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)
    twice += cross
    x += (a[0] + b[0] - 2 * x0) * cross
    y += (a[1] + b[1] - 2 * y0) * cross
  }
  return twice === 0 ? { lon: x0, lat: y0 } : { lon: x0 + x / (3 * twice), lat: y0 + y / (3 * twice) }
}

/** Outer rings counterclockwise, holes clockwise (RFC 7946 §3.1.6): older files have it the other way round. */
export const rewind = (geometry: Geometry): Geometry => ({
  type: 'MultiPolygon',
  coordinates: geometry.coordinates.map((rings) =>
    rings.map((ring, i) => (ringAreaKm2(ring) > 0 === (i === 0) ? ring : [...ring].reverse())),
  ),
})

/** Whether a place lies inside (even-odd rule). */
export function contains({ coordinates }: Geometry, { lat, lon }: { lat: number; lon: number }): boolean {
  let inside = false
  for (const ring of coordinates.flat()) {
    for (let i = 0; i + 1 < ring.length; i += 1) {
      const [a, b] = [ring[i], ring[i + 1]]
      if (!a || !b || a[1] > lat === b[1] > lat) continue
      if (lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
    }
  }
  return inside
}
