import type { SearchRequest } from '../../src/modules/directory/search/search.ts'

const KEYS = ['type', 'area', 'sector', 'place', 'beneficiary', 'language'] as const
const FLAGS = ['wheelchair', 'free'] as const

/** What a record is found by beside its words. */
export interface Coded {
  codes: Readonly<Record<string, readonly string[]>>
  flags: Readonly<Record<string, boolean>>
}

/** What is kept by a request, with the exact counts of each key as if that key were not chosen. */
export interface Counted {
  total: number
  /** Places of the first records, in the order given. */
  first: number[]
  counts: Record<string, Record<string, number>>
}

/** The codes of all records, for counting beside an index that finds words but counts nothing. */
export interface Columns {
  size(): number
  /** Returns the place of the record. */
  add(id: string, coded: Coded): number
  idAt(at: number): string
  count(found: Iterable<number>, request: SearchRequest): Counted
}

/** Each code as a small number, each record as a list of them for each key. */
export function columns(): Columns {
  const ids: string[] = []
  const dissolved: boolean[] = []
  const keys = KEYS.map((name) => ({ name, ...numbered() }))
  const flags = FLAGS.map((name) => ({ name, values: [] as boolean[] }))
  return {
    size: () => ids.length,
    idAt: (at) => ids[at] ?? '',
    add(id, { codes, flags: said }) {
      dissolved.push(said.dissolved === true)
      for (const key of keys) key.rows.push((codes[key.name] ?? []).map(key.numberOf))
      for (const flag of flags) flag.values.push(said[flag.name] === true)
      return ids.push(id) - 1
    },
    count(found, request) {
      const wanted = keys.map(({ name, numberOf }) => new Set(request[name].map(numberOf)))
      const counts = keys.map(({ names }) => new Uint32Array(names.length))
      const counted = FLAGS.map(() => 0)
      const first: number[] = []
      let total = 0
      for (const at of found) {
        if (dissolved[at] && !request.dissolved) continue
        const failed = keys.flatMap(({ rows }, key) => (keeps(wanted[key], rows[at]) ? [] : [key]))
        for (const [place, { name, values }] of flags.entries())
          if (request[name] && !values[at]) failed.push(KEYS.length + place)
        if (failed.length > 1) continue
        if (failed.length === 0) total += 1
        if (failed.length === 0 && first.length < request.pageSize) first.push(at)
        for (const [key, { rows }] of keys.entries())
          if (failed.length === 0 || failed[0] === key) tally(counts[key], rows[at])
        for (const [place, { values }] of flags.entries())
          if (values[at] && (failed.length === 0 || failed[0] === KEYS.length + place))
            counted[place] = (counted[place] ?? 0) + 1
      }
      return { total, first, counts: named(counts, counted) }
    },
  }

  function named(counts: readonly Uint32Array[], counted: readonly number[]): Counted['counts'] {
    const list = keys.map(({ name, names }, key) => [
      name,
      Object.fromEntries(
        [...(counts[key] ?? [])].flatMap((count, at) => (count > 0 ? [[names[at], count]] : [])),
      ),
    ])
    return {
      ...Object.fromEntries(list),
      flags: Object.fromEntries(FLAGS.map((name, at) => [name, counted[at]])),
    }
  }
}

function numbered() {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const numberOf = (code: string): number => {
    const known = numbers.get(code)
    if (known !== undefined) return known
    numbers.set(code, names.length)
    return names.push(code) - 1
  }
  return { names, numberOf, rows: [] as number[][] }
}

const keeps = (wanted: ReadonlySet<number> | undefined, codes: readonly number[] | undefined): boolean =>
  !wanted || wanted.size === 0 || (codes?.some((code) => wanted.has(code)) ?? false)

function tally(counts: Uint32Array | undefined, codes: readonly number[] | undefined): void {
  for (const code of counts && codes ? codes : []) if (counts) counts[code] = (counts[code] ?? 0) + 1
}
