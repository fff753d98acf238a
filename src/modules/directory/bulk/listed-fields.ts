/** Columns of `organization` that a list can say. */
export const LISTED_COLUMNS = [
  'name',
  'alternate_name',
  'description',
  'email',
  'certified_email',
  'website',
  'type_code',
] as const

/** Columns of the seat that a list can say; as fields they are `location.address_1` and so on. */
export const SEAT_COLUMNS = ['address_1', 'postal_code', 'istat_code'] as const

/** Kinds of identifier that a list can say; as fields they are `identifier.IT-CF` and so on. */
export const LISTED_SCHEMES = ['IT-CF', 'IT-PIVA', 'RUNTS-REP'] as const

/** One value of an organisation that a list can say, by the name its provenance is kept under. */
export type ListedField =
  | (typeof LISTED_COLUMNS)[number]
  | `location.${(typeof SEAT_COLUMNS)[number]}`
  | `identifier.${(typeof LISTED_SCHEMES)[number]}`
  | 'phone'

/** Values by field; the telephone numbers are one value, in their order. */
export type ListedValues = Partial<Record<ListedField, string | readonly string[]>>

/** Who says a value, from the strongest to the weakest. */
const SOURCES = ['register', 'owner', 'editor', 'desk', 'import', 'machine'] as const

/** Who says a value. */
export type Source = (typeof SOURCES)[number]

const WEIGHT: Record<Source, number> = { register: 5, owner: 4, editor: 3, desk: 3, import: 2, machine: 1 }

/** Whether a source may take the place of another: a weaker one never overwrites a stronger one. */
export const mayReplace = (next: Source, current: Source): boolean => WEIGHT[next] >= WEIGHT[current]

/** Who brings many values at once, and when. */
export interface Bringer {
  source: Source
  /** The list, as readers see it. */
  sourceRef: string
  /** Who did it, unique for what has to be undone together, such as `import:<id>`. */
  by: string
  at: Date
}
