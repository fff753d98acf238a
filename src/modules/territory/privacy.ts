import type { Privacy } from '../../platform/privacy/table-privacy.ts'

/** Places and their names say nothing of people. */
export const territoryPrivacy: Privacy = {
  region: 'code name valid_from valid_to successor_code',
  province: 'code region_code name sigla valid_from valid_to successor_code',
  municipality:
    'istat_code province_code name cadastral_code postal_codes population population_year lat lon centre_quality valid_from valid_to successor_code',
  municipality_former_name: 'istat_code name sigla until',
  locality: 'id istat_code kind name lat lon centre_quality',
  place_name: 'place lang name kind',
  boundary: 'istat_code geometry simplified area_km2 centroid_lat centroid_lon source imported_at',
  territory_state: 'only_row fingerprint version changed_at',
}
