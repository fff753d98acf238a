/** What a column of a list can become; the order is the one of the choice on the mapping page. */
export const FIELDS = [
  'taxCode',
  'vatNumber',
  'name',
  'acronym',
  'description',
  'municipality',
  'province',
  'region',
  'street',
  'postalCode',
  'phone',
  'email',
  'pec',
  'website',
  'runtsNumber',
  'runtsSection',
  'registeredOn',
  'municipalityFlag',
  'sportFlag',
] as const

/** One thing an organisation row can say. */
export type Field = (typeof FIELDS)[number]

/** Which column (counted from 0) feeds each field; what is missing is not imported. */
export type Mapping = Partial<Record<Field, number>>

/** True for the name of a field. */
export const isField = (value: string): value is Field => (FIELDS as readonly string[]).includes(value)
