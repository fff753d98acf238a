import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { projectFile } from '../../platform/project.ts'
import { dissolve } from './dissolve.ts'
import { areaKm2, type Geometry } from './geometry.ts'
import { territoryMap } from './map.ts'
import { readBoundaries } from './read-boundaries.ts'
import { samplePlaces } from './sample-places.ts'
import { simplifyTogether } from './simplify.ts'

const places = samplePlaces()
const folder = projectFile('../shared/data/geo-prato')
const skip = existsSync(folder) ? false : 'real data is not beside this checkout (../shared)'
const fileOf = (name: string) => readFileSync(`${folder}/${name}.geojson`, 'utf8')

/** The places with the boundaries of a file, thinned as an import does. */
function withBoundaries(file: string) {
  const { boundaries } = readBoundaries(file, places)
  const light = simplifyTogether(
    boundaries.map(({ geometry }) => geometry),
    0.0004,
  )
  const rows = boundaries.map(({ municipality }, i) => ({
    istat_code: municipality.istat,
    simplified: light[i] as Geometry,
  }))
  return { boundaries, light, places: samplePlaces({ boundaries: rows }) }
}

test('a fresh install has a map: one cell for each municipality, around its centre', () => {
  const prato = places.territory('province:100')
  const map = territoryMap(places, prato)
  assert.equal(map.schematic, true)
  assert.deepEqual(
    map.cells.map(({ istat }) => istat).sort(),
    prato.municipalities.map(({ istat }) => istat).sort(),
  )
  for (const { path, label, name } of map.cells) {
    assert.match(path, /^M[-\d. ]+l[-\d. ]+z$/, name)
    assert.ok(label.x > 0 && label.x < map.width && label.y > 0 && label.y < map.height, name)
  }
  assert.ok(JSON.stringify(map.cells).length < 3000, 'small enough for every page')
  assert.equal(territoryMap(places, prato), map, 'drawn once')
  const [x, y] = map.project(44.0476, 11.1505)
  assert.ok(x > map.width / 2 && y < map.height / 2, 'Vernio is in the north-east')
})

test('one municipality, two, a region and the nation have a map too', () => {
  for (const [setting, cells] of [
    ['municipalities:100005', 1],
    ['municipalities:100005,100003', 2],
    ['region:09', 273],
    ['nation:IT', 110],
  ] as const) {
    const map = territoryMap(places, places.territory(setting))
    assert.equal(map.cells.length, cells, setting)
    assert.ok(
      map.cells.every(({ path }) => path.length > 10 && !path.includes('NaN')),
      setting,
    )
  }
})

test('with boundaries the map is true, and light', { skip }, () => {
  const { places: known } = withBoundaries(fileOf('limits_P_100_municipalities'))
  const map = territoryMap(known, known.territory('province:100'))
  assert.equal(map.schematic, false)
  assert.equal(map.cells.length, 7)
  assert.ok(JSON.stringify(map.cells).length < 12_000, String(JSON.stringify(map.cells).length))
})

test('simplified neighbours still meet: the area of Tuscany neither grows nor gets holes', { skip }, () => {
  const { boundaries, light } = withBoundaries(fileOf('limits_R_9_municipalities'))
  assert.equal(boundaries.length, 273)
  const before = boundaries.reduce((sum, { areaKm2: area }) => sum + area, 0)
  const after = light.reduce((sum, geometry) => sum + areaKm2(geometry), 0)
  assert.ok(Math.abs(after / before - 1) < 0.001, `${before} ${after}`)
  const count = (geometries: Geometry[]) =>
    geometries.reduce((n, { coordinates }) => n + coordinates.flat(2).length, 0)
  assert.ok(count(light) < count(boundaries.map(({ geometry }) => geometry)) / 2)
  const outlines = (geometries: Geometry[]) =>
    dissolve(geometries.flatMap(({ coordinates }) => coordinates.flat())).length
  assert.equal(
    outlines(light),
    outlines(boundaries.map(({ geometry }) => geometry)),
    'no sliver between neighbours',
  )
})

test('areas read from the file are those of the official statistics', { skip }, () => {
  const { boundaries } = readBoundaries(fileOf('limits_P_100_municipalities'), places)
  const official: Record<string, number> = { '100005': 97.6, '100003': 30.7, '100007': 63.4 }
  for (const [istat, km2] of Object.entries(official)) {
    const found = boundaries.find(({ municipality }) => municipality.istat === istat)?.areaKm2 ?? 0
    assert.ok(Math.abs(found / km2 - 1) < 0.02, `${istat}: ${found}`)
  }
})

test('each feature that cannot be taken says why', () => {
  const square = (lon: number, lat: number) => [
    [
      [lon, lat],
      [lon + 0.05, lat],
      [lon + 0.05, lat + 0.05],
      [lon, lat + 0.05],
    ],
  ]
  const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  })
  const file = {
    type: 'FeatureCollection',
    features: [
      feature({ PRO_COM: 100005 }, square(11.07, 43.86)),
      feature({ com_istat_code: '999999', name: 'Atlantide' }, square(11, 43)),
      feature({ COMUNE: 'MONTEMURLO', SIGLA: 'PO' }, square(43.9, 11)),
      feature({ pro_com_t: '100002' }, [
        [
          [11, 43.8],
          [11.1, 43.9],
        ],
      ]),
      feature({ pro_com_t: '100002' }, square(668_000, 4_850_000)),
      feature({ pro_com_t: '100006' }, [11, 43], 'Point'),
      feature({ pro_com_t: '100007' }, [
        [
          [11, 'north'],
          [11.1, 43.9],
          [11, 44],
          [11, 43],
        ],
      ]),
      null,
    ],
  }
  const { boundaries, report } = readBoundaries(JSON.stringify(file), places)
  assert.deepEqual(
    report.map(({ problem }) => problem),
    [
      undefined,
      'unknown_municipality',
      'elsewhere',
      'broken_ring',
      'not_wgs84',
      'no_polygon',
      'broken_ring',
      'not_a_feature',
    ],
  )
  assert.equal(boundaries.length, 1)
  assert.deepEqual(boundaries[0]?.geometry.coordinates[0]?.[0]?.length, 5, 'the ring was closed')
  assert.throws(() => readBoundaries('{"type":"Feature"}', places), /not a GeoJSON FeatureCollection/)
  assert.throws(() => readBoundaries('PK', places), /not JSON/)
})
