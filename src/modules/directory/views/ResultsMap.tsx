import type { Cx } from '../../../platform/cx.ts'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { type MapCell, TerritoryMapView, territoryMap } from '../../territory/api.ts'
import { type Asked, changed } from '../search/address.ts'
import type { Knowledge } from '../search/knowledge.ts'
import type { Count } from '../search/search.ts'
import { searchHref } from './chosen.ts'
import { counter } from './filter-panel.ts'
import { wordsIn } from './words.ts'

interface ResultsMapProps {
  cx: Cx
  asked: Asked
  counts: readonly Count[]
  knowledge: Knowledge
}

/** Name in the address of a search that shows its map: it weighs as much as all the rest, and most people never open it. */
const WITH_MAP = 'mappa'

/** Whether this search shows its map. */
export const showsMap = ({ url }: Pick<Cx, 'url'>): boolean => url.searchParams.has(WITH_MAP)

const Title = ({ cx }: { cx: Cx }) => (
  <>
    <span>{cx.t('directory.search.map')}</span>
    <Icon name="expand" class="icon-fold" />
  </>
)

/** The link to the same search with its map. */
export const MapLink = ({ cx, href }: { cx: Cx; href: string }) => (
  <a class="map-link no-print" href={href} rel="nofollow">
    <Title cx={cx} />
  </a>
)

/** Where the results are: the map and, equal to it, the list of municipalities. */
export const ResultsMap = (props: ResultsMapProps) => (
  <details class="fold map-fold no-print" id={WITH_MAP} open>
    <summary>
      <Title cx={props.cx} />
    </summary>
    <div class="fold-body">
      <PlacesMap {...props} />
    </div>
  </details>
)

/** The address of a search with its map, open at it. */
export function mapHref(cx: Cx, asked: Asked): string {
  const search = searchHref(cx, changed(asked, {}))
  return `${search}${search.includes('?') ? '&' : '?'}${WITH_MAP}=1#${WITH_MAP}`
}

/** The map and the list of municipalities, each leading to its results. */
export function PlacesMap({ cx, asked, counts, knowledge }: ResultsMapProps) {
  const { places, territory } = knowledge
  const words = wordsIn(cx, knowledge)
  const count = counter(cx.lang)
  const map = territoryMap(places, territory)
  const byCell = countsByCell(counts, map.level)
  const most = Math.max(1, ...byCell.values())
  const to = (istat: string) => searchHref(cx, changed(asked, { place: [istat] }))
  const show = (cell: MapCell) => {
    const number = byCell.get(cell.istat) ?? 0
    const name =
      map.level === 'municipality'
        ? words.of('place', cell.istat)
        : (places.nameIn(cell.place, cx.lang) ?? cell.name)
    return {
      title: cx.t('directory.search.map_place', { place: name, count: number }),
      label: map.cells.length > 30 ? count(number) : `${name} ${count(number)}`,
      tone: number / most,
      current: asked.request.place.includes(cell.istat),
      ...(map.level === 'municipality' && number > 0 ? { href: to(cell.istat) } : {}),
    }
  }
  const listed = counts.filter(({ code }) => territory.has(code)).slice(0, 60)
  return (
    <div class="map-and-list">
      <TerritoryMapView map={map} title={cx.t('directory.search.map')} show={show} />
      <ul class="places-list">
        {listed.map(({ code, count: number }) => (
          <li key={code}>
            <a href={to(code)}>{words.of('place', code)}</a>
            <span class="soft">{cx.t('directory.home.count', { count: number })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The first three digits of a municipality's code are its province's. */
function countsByCell(counts: readonly Count[], level: 'municipality' | 'province'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { code, count } of counts) {
    if (!/^\d{6}$/.test(code)) continue
    const cell = level === 'province' ? code.slice(0, 3) : code
    sums.set(cell, (sums.get(cell) ?? 0) + count)
  }
  return sums
}
