/** A place on earth in WGS84 degrees. */
export interface Point {
  lat: number
  lon: number
}

const EARTH_KM = 6371.0088
const radians = Math.PI / 180

/** Great-circle distance (haversine, mean earth radius): within 0.5 % of the true one. */
export function distanceKm(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * radians
  const dLon = (b.lon - a.lon) * radians
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The `limit` nearest to a point among things with a place, nearest first. */
export function nearestOf<T extends Point>(
  things: readonly T[],
  point: Point,
  limit = 1,
): { thing: T; km: number }[] {
  return things
    .map((thing) => ({ thing, km: distanceKm(thing, point) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, limit)
}

/** Smallest box around some places; `undefined` when there are none. */
export function boundsOf(points: Iterable<Point>): Bounds | undefined {
  let box: Bounds | undefined
  for (const { lat, lon } of points) {
    box ??= { south: lat, north: lat, west: lon, east: lon }
    box = {
      south: Math.min(box.south, lat),
      north: Math.max(box.north, lat),
      west: Math.min(box.west, lon),
      east: Math.max(box.east, lon),
    }
  }
  return box
}

export interface Bounds {
  south: number
  west: number
  north: number
  east: number
}
