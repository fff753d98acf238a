import { distanceKm } from './distance.ts'
import { areaKm2, centroid, type Geometry, type PolygonRings, type Ring, rewind } from './geometry.ts'
import { isLocated, type Municipality } from './municipality.ts'
import type { Places } from './places.ts'

/** Why a feature of a file is not taken. */
export type BoundaryProblem =
  | 'not_a_feature'
  | 'unknown_municipality'
  | 'no_polygon'
  | 'broken_ring'
  | 'not_wgs84'
  | 'elsewhere'

/** What was found about one feature; `number` counts from 1. */
export interface FeatureReport {
  number: number
  label: string
  municipality: Municipality | undefined
  problem: BoundaryProblem | undefined
}

/** One municipality with its boundary as read: several features of merged municipalities make one. */
export interface ReadBoundary {
  municipality: Municipality
  geometry: Geometry
  areaKm2: number
  centroid: { lat: number; lon: number }
}

/** A centroid farther than this from the known centre belongs to another place or is turned around. */
const FAR_KM = 40

/** Reads a GeoJSON FeatureCollection (RFC 7946) of municipalities; throws only when the file is none. */
export function readBoundaries(
  text: string,
  places: Places,
): { boundaries: ReadBoundary[]; report: FeatureReport[] } {
  const parts = new Map<Municipality, PolygonRings[]>()
  const report = featuresOf(text).map((feature, i): FeatureReport => {
    const properties = record(record(feature)?.properties) ?? {}
    const label = String(first(properties, NAME) ?? first(properties, CODE) ?? '?').slice(0, 100)
    const municipality = municipalityOf(properties, places)
    const polygons = polygonsOf(record(feature)?.geometry)
    const problem = problemOf(feature, municipality, polygons)
    if (!problem && municipality && typeof polygons !== 'string') {
      parts.set(municipality, [...(parts.get(municipality) ?? []), ...polygons])
    }
    return { number: i + 1, label, municipality, problem }
  })
  return { boundaries: [...parts].map(([place, polygons]) => measured(place, polygons)), report }
}

function measured(municipality: Municipality, coordinates: PolygonRings[]): ReadBoundary {
  const geometry = rewind({ type: 'MultiPolygon', coordinates })
  return { municipality, geometry, areaKm2: areaKm2(geometry), centroid: centroid(geometry) }
}

function featuresOf(text: string): unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Error('the file is not JSON')
  }
  const collection = record(parsed)
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    throw new Error('the file is not a GeoJSON FeatureCollection')
  }
  return collection.features
}

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined

/** Property names met in files of ISTAT, of the regions and of OpenPolis. */
const CODE = ['com_istat_code', 'pro_com_t', 'pro_com', 'istat_code', 'codice_istat', 'cod_istat', 'istat']
const CADASTRAL = ['com_catasto_code', 'codice_catastale', 'cod_catastale', 'catasto', 'belfiore']
const NAME = ['name', 'comune', 'nome', 'denominazione', 'nome_com']
const SIGLA = ['prov_acr', 'sigla', 'sigla_provincia', 'provincia_sigla']

function first(properties: Record<string, unknown>, names: readonly string[]): string | number | undefined {
  const lower = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]))
  return names
    .map((name) => lower.get(name))
    .find((value): value is string | number => typeof value === 'string' || typeof value === 'number')
}

function municipalityOf(properties: Record<string, unknown>, places: Places): Municipality | undefined {
  const code = first(properties, CODE)
  const cadastral = first(properties, CADASTRAL)
  const byCode = code === undefined ? undefined : places.municipality(String(code).padStart(6, '0'))
  const byCadastral = cadastral === undefined ? undefined : places.municipality(String(cadastral))
  const name = first(properties, NAME)
  if (byCode ?? byCadastral) return byCode ?? byCadastral
  return name === undefined
    ? undefined
    : places.findMunicipality(String(name), String(first(properties, SIGLA) ?? '') || undefined)
}

function problemOf(
  feature: unknown,
  municipality: Municipality | undefined,
  polygons: PolygonRings[] | BoundaryProblem,
): BoundaryProblem | undefined {
  if (record(feature)?.type !== 'Feature') return 'not_a_feature'
  if (!municipality) return 'unknown_municipality'
  if (typeof polygons === 'string') return polygons
  if (!isLocated(municipality)) return undefined
  const away = distanceKm(centroid({ type: 'MultiPolygon', coordinates: polygons }), municipality)
  return away > FAR_KM ? 'elsewhere' : undefined
}

function polygonsOf(geometry: unknown): PolygonRings[] | BoundaryProblem {
  const { type, coordinates } = record(geometry) ?? {}
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) return 'no_polygon'
  const read: PolygonRings[] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return 'no_polygon'
    const rings = polygon.map(ringOf)
    const problem = rings.find((ring) => typeof ring === 'string')
    if (problem) return problem
    read.push(rings.filter((ring): ring is Ring => typeof ring !== 'string'))
  }
  return read
}

/** A ring of at least three corners, closed where the file forgot to (RFC 7946 §3.1.6). */
function ringOf(value: unknown): Ring | BoundaryProblem {
  if (!Array.isArray(value)) return 'broken_ring'
  const ring: Ring = []
  for (const position of value) {
    const [lon, lat] = Array.isArray(position) ? position : []
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'broken_ring'
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return 'not_wgs84'
    ring.push([lon, lat])
  }
  const [start, end] = [ring[0], ring.at(-1)]
  if (start && end && (start[0] !== end[0] || start[1] !== end[1])) ring.push([...start])
  return ring.length < 4 ? 'broken_ring' : ring
}
