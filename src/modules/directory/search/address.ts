import { storable } from '../../../platform/http/input.ts'
import { type CodedKey, EVERYTHING, type Near, type SearchRequest, type Sort } from './search.ts'

/** Name of each key in the address of a search; Italian nouns, the same in all languages. */
export const NAMES = {
  type: 'tipo',
  area: 'area',
  sector: 'settore',
  place: 'luogo',
  beneficiary: 'destinatario',
  language: 'lingua',
} as const
export type ListKey = keyof typeof NAMES
export const LIST_KEYS = Object.keys(NAMES) as ListKey[]

/** Name of each yes-or-no filter in the address; its value is `1`. */
export const FLAGS = {
  wheelchair: 'accessibile',
  free: 'gratis',
  openNow: 'aperto',
  dissolved: 'cessati',
  literal: 'esatto',
} as const
export type Flag = keyof typeof FLAGS

const SORT_NAMES: Record<Sort, string> = {
  relevance: 'pertinenza',
  name: 'nome',
  distance: 'distanza',
  freshness: 'aggiornamento',
}
export const sortName = (sort: Sort): string => SORT_NAMES[sort]

/** Kilometres offered beside "within". */
export const DISTANCES = [1, 2, 5, 10, 20, 50] as const

/** What is needed to understand an address: which codes there are, and places by code or name. */
export interface Directory {
  /** The code itself when the list has it. */
  code(key: Exclude<ListKey, 'place'>, value: string): string | undefined
  /** The code of a place given by code or by name, in any script. */
  place(value: string): string | undefined
  pointOf(place: string): Near | undefined
}

/** A search as an address says it. */
export interface Asked {
  request: SearchRequest
  /** Where to start from, as it was written: a place or "latitude,longitude". */
  nearText: string
  /** Values that mean nothing, with their names; they are left out and the page says so. */
  ignored: readonly { name: string; value: string }[]
}

const LONGEST = 200
/** Values of one key taken from an address. */
const MOST_VALUES = 50

/** Reads a search from the query of an address. Total: whatever is not understood is left out. */
export function readAddress(query: URLSearchParams, directory: Directory): Asked {
  const ignored: { name: string; value: string }[] = []
  const text = (name: string) =>
    storable(query.getAll(name).at(-1) ?? '')
      .trim()
      .slice(0, LONGEST)
  const list = (key: ListKey): string[] => {
    const values = query.getAll(NAMES[key]).map((value) => storable(value).trim().slice(0, LONGEST))
    const found = values.slice(0, MOST_VALUES).flatMap((value) => {
      if (value === '') return []
      const code = key === 'place' ? directory.place(value) : directory.code(key, value)
      if (code === undefined) ignored.push({ name: NAMES[key], value })
      return code ?? []
    })
    return [...new Set(found)]
  }
  const flag = (key: Flag) => /^(1|s[iì]|on|true)$/i.test(text(FLAGS[key]))
  const place = list('place')
  const nearText = text('vicino')
  const near = nearText ? pointNamed(nearText, directory) : undefined
  if (nearText && !near) ignored.push({ name: 'vicino', value: nearText })
  const [only, ...others] = place
  const start = near ?? (only && others.length === 0 ? directory.pointOf(only) : undefined)
  const request: SearchRequest = {
    ...EVERYTHING,
    q: text('q'),
    name: text('nome'),
    place,
    type: list('type'),
    area: list('area'),
    sector: list('sector'),
    beneficiary: list('beneficiary'),
    language: list('language'),
    wheelchair: flag('wheelchair'),
    free: flag('free'),
    openNow: flag('openNow'),
    dissolved: flag('dissolved'),
    literal: flag('literal'),
    near: start,
    withinKm: start ? kilometres(text('entro')) : undefined,
    sort: sortNamed(text('ordine') || text('sort')),
    page: pageNumber(text('page')),
  }
  if (text('entro') && request.withinKm === undefined) ignored.push({ name: 'entro', value: text('entro') })
  return { request, nearText: near ? nearText : '', ignored }
}

function pointNamed(text: string, directory: Directory): Near | undefined {
  const [, lat, lon] = /^(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text) ?? []
  if (lat !== undefined && lon !== undefined)
    return Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180
      ? { lat: Number(lat), lon: Number(lon) }
      : undefined
  const place = directory.place(text)
  return place === undefined ? undefined : directory.pointOf(place)
}

function kilometres(text: string): number | undefined {
  const km = Number(text.replace(',', '.'))
  return text !== '' && km > 0 && km <= 500 ? km : undefined
}

const sortNamed = (text: string): Sort =>
  (Object.keys(SORT_NAMES) as Sort[]).find((sort) => sort === text || SORT_NAMES[sort] === text) ??
  'relevance'

const pageNumber = (text: string): number => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1)

/** The query of the address of a search, in one fixed order; without `?`. */
export function searchQuery({ request, nearText }: Pick<Asked, 'request' | 'nearText'>): string {
  const query = new URLSearchParams()
  if (request.q) query.set('q', request.q)
  if (request.name) query.set('nome', request.name)
  for (const key of LIST_KEYS) for (const code of request[key]) query.append(NAMES[key], code)
  for (const [key, name] of Object.entries(FLAGS)) if (request[key as Flag]) query.set(name, '1')
  if (nearText) query.set('vicino', nearText)
  if (request.withinKm !== undefined) query.set('entro', String(request.withinKm))
  if (request.sort !== 'relevance') query.set('ordine', SORT_NAMES[request.sort])
  if (request.page > 1) query.set('page', String(request.page))
  return query.toString()
}

/** The same search with something changed, from its first page. */
export const changed = (asked: Asked, changes: Partial<SearchRequest>, nearText = asked.nearText): Asked => ({
  ...asked,
  nearText,
  request: { ...asked.request, page: 1, ...changes },
})

/** The same search with a code chosen, or not chosen any more. */
export function toggled(asked: Asked, key: CodedKey | 'language', code: string): Asked {
  const chosen = asked.request[key]
  const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]
  return changed(asked, { [key]: next })
}
