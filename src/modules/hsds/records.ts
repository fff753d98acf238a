import type { Cx } from '../../platform/cx.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import { type Kind, listIds, listPageEnds, type Wanted } from '../directory/api.ts'
import { codeLists } from '../taxonomy/api.ts'
import { places } from '../territory/api.ts'
import type { Collection } from './collection.ts'
import { loadFull } from './load-full.ts'
import { loadRows } from './load-rows.ts'
import type { RecordsQuery } from './query.ts'
import type { Shape } from './shape/present.ts'
import type { Words } from './shape/words.ts'
import { termsMeant } from './terms-meant.ts'

/** How much of each record is told. */
export type Detail = 'minimal' | 'row' | 'full'

/** Fields that the standard requires of each kind; a service at a location is nothing without its two ends. */
const MINIMAL: Record<Kind, readonly string[]> = {
  organization: ['id', 'name', 'description'],
  service: ['id', 'name', 'status'],
  service_at_location: ['id', 'service_id', 'location_id'],
}

/** The words of this moment; the texts of records are the originals until translations are loaded. */
export async function wordsFor(cx: Cx, lang: Lang): Promise<Words> {
  const [lists, where] = await Promise.all([codeLists(cx.db, cx.now), places(cx.db)])
  return {
    lang,
    base: cx.site.baseUrl,
    lists,
    places: where,
    text: (_entity, _id, _field, original) => original,
  }
}

/** The records a query asks for. */
export async function openRecords(cx: Cx, kind: Kind, query: RecordsQuery): Promise<Collection> {
  const words = await wordsFor(cx, query.lang)
  const wanted = wantedBy(words, kind, query)
  const detail = query.minimal ? 'minimal' : query.full ? 'full' : 'row'
  return {
    listIds: (stretch) => listIds(cx.db, kind, wanted, stretch),
    listPageEnds: (size) => listPageEnds(cx.db, kind, wanted, size),
    rows: (ids) => readRecords(cx, words, kind, ids, detail),
  }
}

/** One record with everything that belongs to it; `undefined` when the public may not see it or it is not there. */
export async function findRecord(cx: Cx, kind: Kind, id: string, lang: Lang): Promise<Shape | undefined> {
  const words = await wordsFor(cx, lang)
  const ids = await listIds(cx.db, kind, { ids: [id] })
  return (await readRecords(cx, words, kind, ids, 'full'))[0]
}

async function readRecords(cx: Cx, words: Words, kind: Kind, ids: readonly string[], detail: Detail) {
  if (ids.length === 0) return []
  const load = detail === 'full' ? loadFull : loadRows
  const shapes = await load(cx.db, words, kind, ids)
  return ids.flatMap((id) => {
    const shape = shapes.get(id)
    if (!shape) return []
    return detail === 'minimal' ? [only(MINIMAL[kind], shape)] : [shape]
  })
}

const only = (fields: readonly string[], shape: Shape): Shape =>
  Object.fromEntries(fields.filter((field) => field in shape).map((field) => [field, shape[field]]))

function wantedBy({ lists }: Words, kind: Kind, query: RecordsQuery): Wanted {
  const { latitude, longitude, proximity, modified_after: since } = query
  const listCodes = lists.taxonomies
    .filter(({ id }) => query.taxonomy_id.includes(id))
    .map(({ code }) => code)
  const isNear = latitude !== undefined && longitude !== undefined
  return {
    words: query.search?.split(/\s+/).filter(Boolean).slice(0, 8) ?? [],
    ...(query.organization_id.length > 0 && { organizationIds: query.organization_id }),
    ...(query.taxonomy_term_id.length > 0 && { terms: termsMeant(lists, query.taxonomy_term_id) }),
    ...(query.taxonomy_id.length > 0 && { taxonomies: withChildren(kind, listCodes) }),
    ...(since !== undefined && { modifiedAfter: new Date(since) }),
    ...(isNear && { near: { latitude, longitude, metres: proximity ?? 5_000 } }),
  }
}

/** Services are tagged with sectors, which are the children of areas. */
const withChildren = (kind: Kind, codes: readonly string[]) =>
  kind !== 'organization' && codes.includes('area') ? [...codes, 'sector'] : codes
