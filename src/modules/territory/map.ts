import { dissolve } from './dissolve.ts'
import { type Bounds, boundsOf } from './distance.ts'
import { centroid, contains, type Geometry, type PolygonRings, rewind } from './geometry.ts'
import { isLocated, type Municipality } from './municipality.ts'
import type { Places } from './places.ts'
import { type Projection, projection, round } from './projection.ts'
import { simplifyTogether } from './simplify.ts'
import type { Territory } from './territory.ts'
import { cellsAround, middleOf, reachOf, type XY } from './voronoi.ts'

/** One area of the map: a municipality, or a province where municipalities would be too many. */
export interface MapCell {
  /** ISTAT code of the municipality (six digits) or province (three). */
  istat: string
  /** Italian name; `places.nameIn(cell.place, lang)` has the others. */
  name: string
  place: string
  /** An SVG path; fill rule `evenodd`. */
  path: string
  label: { x: number; y: number }
}

/** The territory drawn, ready for an inline SVG. */
export interface TerritoryMap {
  viewBox: string
  width: number
  height: number
  level: 'municipality' | 'province'
  cells: readonly MapCell[]
  /** True when cells are only drawn around centres, since no boundaries were imported. */
  schematic: boolean
  project: Projection['project']
}

/** More municipalities than this are drawn as provinces. */
const MOST_CELLS = 600

const drawn = new WeakMap<Places, Map<string, TerritoryMap>>()

/** The map of a territory; drawn once for each snapshot of places. */
export function territoryMap(places: Places, territory: Territory): TerritoryMap {
  const maps = drawn.get(places) ?? new Map<string, TerritoryMap>()
  drawn.set(places, maps)
  const map = maps.get(territory.setting) ?? draw(places, territory)
  maps.set(territory.setting, map)
  return map
}

/** A municipality or province before it is drawn. */
interface Area {
  istat: string
  name: string
  place: string
  centre: { lat: number; lon: number }
  geometries: Geometry[]
}

function draw(places: Places, territory: Territory): TerritoryMap {
  const level = territory.municipalities.length > MOST_CELLS ? 'province' : 'municipality'
  const areas = level === 'province' ? provinceAreas(places, territory) : municipalityAreas(places, territory)
  const whole = territory.municipalities.every(({ istat }) => places.boundaries.has(istat))
  return { level, ...(whole ? drawBoundaries(areas) : drawCells(areas, territory.bounds)) }
}

function municipalityAreas(places: Places, territory: Territory): Area[] {
  return territory.municipalities.filter(isLocated).map((municipality) => {
    const { istat, name, lat, lon } = municipality
    const geometry = places.boundaries.get(istat)
    return {
      istat,
      name,
      place: `municipality:${istat}`,
      centre: { lat, lon },
      geometries: geometry ? [geometry] : [],
    }
  })
}

function provinceAreas(places: Places, territory: Territory): Area[] {
  const byProvince = Map.groupBy(territory.municipalities, ({ provinceCode }) => provinceCode)
  return [...byProvince].map(([code, members]) => ({
    istat: code,
    name: members[0]?.provinceName ?? code,
    place: `province:${code}`,
    centre: middle(members),
    geometries: members.flatMap(({ istat }) => places.boundaries.get(istat) ?? []),
  }))
}

/** Where the people of a province are, on the whole. */
function middle(members: readonly Municipality[]): { lat: number; lon: number } {
  let [lat, lon, people] = [0, 0, 0]
  for (const member of members.filter(isLocated)) {
    const weight = member.population ?? 1
    lat += member.lat * weight
    lon += member.lon * weight
    people += weight
  }
  return { lat: lat / people, lon: lon / people }
}

type Drawing = Omit<TerritoryMap, 'level'>

function drawBoundaries(areas: readonly Area[]): Drawing {
  const outlined = areas.map(({ geometries }) => outline(geometries))
  const points = outlined
    .flatMap(({ coordinates }) => coordinates.flat(2))
    .map(([lon, lat]) => ({ lat, lon }))
  const bounds = boundsOf(points) ?? { south: 0, west: 0, north: 1, east: 1 }
  const flat = projection(bounds, 0.01)
  const thinned = simplifyTogether(outlined, (bounds.east - bounds.west) / 1500)
  const cells = areas.map(({ geometries: _, centre, ...area }, i) => {
    const geometry = thinned[i] ?? { type: 'MultiPolygon' as const, coordinates: [] }
    const inner = centroid(geometry)
    const at = contains(geometry, inner) ? inner : centre
    const [x, y] = flat.project(at.lat, at.lon)
    const rings = geometry.coordinates.flat().map((ring) => ring.map(([lon, lat]) => flat.project(lat, lon)))
    return { ...area, path: rings.map((ring) => pathOf(ring.slice(0, -1))).join(''), label: { x, y } }
  })
  return finish(flat, cells, false)
}

/** One geometry for one area; the borders between its parts fall away. */
function outline(geometries: readonly Geometry[]): Geometry {
  const [first] = geometries
  if (geometries.length === 1 && first) return first
  const rings = dissolve(geometries.flatMap((geometry) => rewind(geometry).coordinates.flat()))
  return { type: 'MultiPolygon', coordinates: rings.map((ring): PolygonRings => [ring]) }
}

/** The centres are fitted first; then the map grows by as far as the cells reach. */
function drawCells(areas: readonly Area[], bounds: Bounds): Drawing {
  const centresOn = ({ project }: Projection) =>
    areas.map(({ centre }): XY => project(centre.lat, centre.lon))
  const tight = projection(bounds, 0.01)
  const side = Math.max(tight.width, tight.height)
  const share = reachOf(centresOn(tight), side / 4) / side
  const flat = projection(bounds, share * 1.05)
  const centres = centresOn(flat)
  const polygons = cellsAround(centres, reachOf(centres, flat.width * 0.24))
  const cells = areas.map(({ geometries: _, centre: __, ...area }, i) => {
    const polygon = (polygons[i] ?? []).map(([x, y]): XY => [round(x), round(y)])
    const [x, y] = middleOf(polygon) ?? centres[i] ?? [0, 0]
    return { ...area, path: pathOf(polygon), label: { x: round(x), y: round(y) } }
  })
  return finish(flat, cells, true)
}

const finish = (flat: Projection, cells: MapCell[], schematic: boolean): Drawing => ({
  viewBox: `0 0 ${flat.width} ${flat.height}`,
  width: flat.width,
  height: flat.height,
  cells,
  schematic,
  project: flat.project,
})

/** Relative steps make the shortest path; they are taken from rounded positions, so that no error grows. */
function pathOf(points: readonly XY[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  let [x, y] = first
  const steps = rest.flatMap(([nx, ny]) => {
    const step = `${round(nx - x)} ${round(ny - y)}`
    ;[x, y] = [nx, ny]
    return step === '0 0' ? [] : [step]
  })
  return `M${first[0]} ${first[1]}l${steps.join(' ')}z`.replaceAll(' -', '-')
}
