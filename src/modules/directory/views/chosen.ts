import type { Cx } from '../../../platform/cx.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { href } from '../../../platform/ui/href.ts'
import { type Asked, changed, FLAGS, type Flag, LIST_KEYS, searchQuery, toggled } from '../search/address.ts'
import type { FilterKey } from '../search/search.ts'
import { keyName } from './filter-panel.ts'
import type { Words } from './words.ts'

/** A filter in use, and the address of the search without it. */
export interface Chosen {
  key: FilterKey | Flag
  label: string
  href: string
}

/** The address of a search. */
export function searchHref(
  cx: Pick<Cx, 'lang'>,
  asked: Pick<Asked, 'request' | 'nearText'>,
  path = '/enti',
): string {
  const query = searchQuery(asked)
  return query ? `${href(cx, path)}?${query}` : href(cx, path)
}

const FLAG_NAMES: Record<Flag, MessageKey> = {
  wheelchair: 'directory.search.wheelchair',
  free: 'directory.search.free',
  openNow: 'directory.search.open',
  dissolved: 'directory.search.dissolved',
  literal: 'directory.search.literal',
}

/** The filters in use, in the order of the panel. */
export function chosenFilters(cx: Pick<Cx, 'lang' | 't'>, words: Words, asked: Asked): Chosen[] {
  const { request, nearText } = asked
  const to = (next: Asked) => searchHref(cx, next)
  const found: Chosen[] = []
  for (const key of LIST_KEYS)
    for (const code of request[key])
      found.push({ key, label: words.of(key, code), href: to(toggled(asked, key, code)) })
  if (request.name)
    found.push({
      key: 'name',
      label: `${cx.t('directory.search.key_name')}: ${request.name}`,
      href: to(changed(asked, { name: '' })),
    })
  for (const flag of Object.keys(FLAGS) as Flag[])
    if (request[flag])
      found.push({ key: flag, label: cx.t(FLAG_NAMES[flag]), href: to(changed(asked, { [flag]: false })) })
  if (nearText || request.withinKm !== undefined)
    found.push({
      key: 'near',
      label: nearLabel(cx, words, asked),
      href: to(changed(asked, { withinKm: undefined }, '')),
    })
  return found
}

/** A point as latitude and longitude, which says nothing to people. */
const POINT = /^-?\d+(?:\.\d+)?\s*[,;]/

function nearLabel(cx: Pick<Cx, 't'>, words: Words, { request, nearText }: Asked): string {
  const named = nearText || words.of('place', request.place[0] ?? '')
  const place = POINT.test(nearText) ? cx.t('directory.search.this_point') : named
  return request.withinKm === undefined
    ? cx.t('directory.search.near_place', { place })
    : cx.t('directory.search.within_of', { km: request.withinKm, place })
}

/** How a filter is called where all of its choices are meant. */
export function filterName(cx: Pick<Cx, 't'>, key: FilterKey | 'q'): string {
  if (key === 'q') return cx.t('directory.search.words')
  if (key === 'name') return cx.t('directory.search.key_name')
  if (key === 'near') return cx.t('directory.search.distance')
  if (key === 'wheelchair' || key === 'free' || key === 'openNow') return cx.t(FLAG_NAMES[key])
  return keyName(cx, key)
}

/** The same search without any choice of one filter. */
export function without(asked: Asked, key: FilterKey | 'q'): Asked {
  if (key === 'near') return changed(asked, { withinKm: undefined }, '')
  if (key === 'q' || key === 'name') return changed(asked, { [key]: '' })
  if (key === 'wheelchair' || key === 'free' || key === 'openNow') return changed(asked, { [key]: false })
  return changed(asked, { [key]: [] })
}
