import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mapTiles, TILE_SIDE } from './map-tiles.ts'

const TEMPLATE = 'https://tiles.example/{z}/{x}/{y}.png'
const SIZE = { width: 512, height: 320 }

test('the tiles cover the whole drawing without a gap and hold the point in the middle', () => {
  const tiles = mapTiles(TEMPLATE, { latitude: 43.8806, longitude: 11.0966 }, SIZE)
  for (let x = 0; x < SIZE.width; x += 16)
    for (let y = 0; y < SIZE.height; y += 16)
      assert.ok(
        tiles.some((tile) => x >= tile.x && x < tile.x + TILE_SIDE && y >= tile.y && y < tile.y + TILE_SIDE),
      )
  // The tile of Prato's cathedral square at zoom 16, by the formula of the OpenStreetMap wiki (slippy map tilenames).
  const [column, row] = [34788, 23860]
  const middle = tiles.find(({ href }) => href === `https://tiles.example/16/${column}/${row}.png`)
  assert.ok(middle && middle.x <= 256 && middle.x + TILE_SIDE > 256, JSON.stringify(tiles))
})

test('the far south and the date line give tiles too', () => {
  for (const place of [
    { latitude: -80, longitude: 179.99 },
    { latitude: 80, longitude: -179.99 },
  ])
    assert.ok(mapTiles(TEMPLATE, place, SIZE).length >= 4)
})
