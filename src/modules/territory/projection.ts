import type { Bounds } from './distance.ts'

/** A flat map of an area: equirectangular, true to scale at its middle latitude. */
export interface Projection {
  width: number
  height: number
  project(lat: number, lon: number): [x: number, y: number]
}

/** Width of every map in its own units; the height follows from the area's shape. */
const WIDTH = 1000

/** Fits an area into `WIDTH`, with a margin around it (a share of its larger side). */
export function projection(bounds: Bounds, margin = 0.03): Projection {
  const shrink = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  const side = Math.max((bounds.east - bounds.west) * shrink, bounds.north - bounds.south, 0.02)
  const pad = side * margin
  const west = bounds.west * shrink - pad
  const north = bounds.north + pad
  const scale = WIDTH / (bounds.east * shrink + pad - west)
  return {
    width: WIDTH,
    height: Math.round((north - bounds.south + pad) * scale),
    project: (lat, lon) => [round((lon * shrink - west) * scale), round((north - lat) * scale)],
  }
}

/** A tenth of a unit is finer than any screen shows. */
export const round = (value: number): number => Math.round(value * 10) / 10
