/** One square picture of a map and where it lies in the drawing, in pixels. */
export interface MapTile {
  href: string
  x: number
  y: number
}

/** Side of a tile in pixels, as tile servers agree. */
export const TILE_SIDE = 256

/** Streets and house numbers can be read. */
const ZOOM = 16

/**
 * The tiles that cover a drawing of `width` × `height` pixels with a point in its middle, by the Web Mercator
 * projection (EPSG:3857); `template` has `{z}`, `{x}` and `{y}`. North is up, so the first tile is the north-western.
 */
export function mapTiles(
  template: string,
  { latitude, longitude }: { latitude: number; longitude: number },
  { width, height }: { width: number; height: number },
): MapTile[] {
  const tilesAround = 2 ** ZOOM
  const radians = (latitude * Math.PI) / 180
  const column = ((longitude + 180) / 360) * tilesAround
  const row = ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * tilesAround
  const left = column * TILE_SIDE - width / 2
  const top = row * TILE_SIDE - height / 2
  const tiles: MapTile[] = []
  for (let y = Math.floor(top / TILE_SIDE); y * TILE_SIDE < top + height; y++)
    for (let x = Math.floor(left / TILE_SIDE); x * TILE_SIDE < left + width; x++)
      tiles.push({
        href: template.replace('{z}', String(ZOOM)).replace('{x}', String(x)).replace('{y}', String(y)),
        x: Math.round(x * TILE_SIDE - left),
        y: Math.round(y * TILE_SIDE - top),
      })
  return tiles
}
