import type { Count, SearchRequest } from '../../src/modules/directory/search/search.ts'
import { type Given, KEYS } from './contender.ts'

const FLAGS = ['wheelchair', 'free'] as const
const NONE = -1

/** What a record is found by beside its words. */
export interface Coded {
  codes: Readonly<Record<string, readonly string[]>>
  flags: Readonly<Record<string, boolean>>
}

/** What is kept by a request, with the exact counts of each key as if that key were not chosen. */
export interface Counted extends Omit<Given, 'cards'> {
  /** Places of the first records, in the order given. */
  first: number[]
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
      const flagged = new Uint32Array(FLAGS.length)
      const first: number[] = []
      let total = 0
      for (const at of found) {
        if (dissolved[at] && !request.dissolved) continue
        const failing = onlyFailing(at, wanted, request)
        if (failing === undefined) continue
        if (failing === NONE) total += 1
        if (failing === NONE && first.length < request.pageSize) first.push(at)
        for (const [key, { rows }] of keys.entries())
          if (failing === NONE || failing === key) tally(counts[key], rows[at])
        for (const [flag, { values }] of flags.entries())
          if (values[at] && (failing === NONE || failing === keys.length + flag))
            flagged[flag] = (flagged[flag] ?? 0) + 1
      }
      const [wheelchair = 0, free = 0] = flagged
      return { total, first, counts: lists(counts), wheelchair, free }
    },
  }

  /** The only filter that a record fails, `NONE`, or undefined when it fails more than one. */
  function onlyFailing(
    at: number,
    wanted: readonly ReadonlySet<number>[],
    request: SearchRequest,
  ): number | undefined {
    let failing = NONE
    for (const [key, { rows }] of keys.entries()) {
      if (keeps(wanted[key], rows[at])) continue
      if (failing !== NONE) return undefined
      failing = key
    }
    for (const [flag, { name, values }] of flags.entries()) {
      if (!request[name] || values[at]) continue
      if (failing !== NONE) return undefined
      failing = keys.length + flag
    }
    return failing
  }

  function lists(counts: readonly Uint32Array[]): Given['counts'] {
    const found: Partial<Record<(typeof KEYS)[number], Count[]>> = {}
    for (const [key, { name, names }] of keys.entries()) found[name] = listOf(names, counts[key] ?? [])
    return found as Given['counts']
  }
}

/** The commonest first, then by code. */
const listOf = (names: readonly string[], counts: Iterable<number>): Count[] =>
  [...counts]
    .flatMap((count, at) => (count > 0 ? [{ code: names[at] ?? '', count }] : []))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))

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
