/** Where the data on places come from, for the legal notes: their licences ask to be named. */
export const DATA_SOURCES = [
  {
    what: 'municipalities',
    owner: 'ISTAT',
    url: 'https://www.istat.it/classificazione/codici-dei-comuni-delle-province-e-delle-regioni/',
    licence: 'CC BY 3.0 IT',
  },
  { what: 'centres', owner: 'GeoNames', url: 'https://www.geonames.org/', licence: 'CC BY 4.0' },
] as const
