/** Mean radius of the earth in kilometres. */
const RADIUS = 6371.0088

/** A point of a sphere of radius 1. */
export type SpherePoint = readonly [number, number, number]

/** A place as a point of a sphere of radius 1. */
export function spherePoint(lat: number, lon: number): SpherePoint {
  const phi = (lat * Math.PI) / 180
  const lambda = (lon * Math.PI) / 180
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

/** Kilometres on the great circle from a point to the nearest of some; infinite without any. */
export function kilometres([x, y, z]: SpherePoint, points: Float32Array, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let at = from * 3; at < to * 3; at += 3) {
    const dx = (points[at] as number) - x
    const dy = (points[at + 1] as number) - y
    const dz = (points[at + 2] as number) - z
    const squared = dx * dx + dy * dy + dz * dz
    if (squared < least) least = squared
  }
  return least === Number.POSITIVE_INFINITY
    ? least
    : 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(least) / 2))
}
