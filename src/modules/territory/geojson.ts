import { isLocated } from './municipality.ts'
import type { Places } from './places.ts'
import type { Territory } from './territory.ts'

/** The territory as a GeoJSON FeatureCollection (RFC 7946): boundaries where imported, else centres. */
export function territoryGeoJson(places: Places, territory: Territory): object {
  const { south, west, north, east } = territory.bounds
  return {
    type: 'FeatureCollection',
    bbox: [west, south, east, north],
    features: territory.municipalities.filter(isLocated).map((municipality) => {
      const { istat, name, sigla, cadastral, postalCodes, lat, lon } = municipality
      return {
        type: 'Feature',
        id: istat,
        geometry: places.boundaries.get(istat) ?? { type: 'Point', coordinates: [lon, lat] },
        properties: { istat, name, sigla, cadastral, postalCodes, centre: [lon, lat] },
      }
    }),
  }
}
