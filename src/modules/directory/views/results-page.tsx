import type { ComponentChild } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { Chip, RemovableChip } from '../../../platform/ui/Chip.tsx'
import { Drawer } from '../../../platform/ui/Drawer.tsx'
import { gaps } from '../../../platform/ui/gaps.ts'
import { Raw, render } from '../../../platform/ui/html.ts'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { linkedPages, Pagination, pageAddresses } from '../../../platform/ui/Pagination.tsx'
import { type Asked, changed } from '../search/address.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { EVERYTHING, type SearchAnswer, SORTS, type Sort } from '../search/search.ts'
import { type Chosen, chosenFilters, searchHref } from './chosen.ts'
import { FORM, filterPanel } from './filter-panel.ts'
import { NoResults } from './NoResults.tsx'
import { NotThereAlert } from './NotThereAlert.tsx'
import { MapLink, mapHref, ResultsMap, showsMap } from './ResultsMap.tsx'
import { SearchLine } from './SearchLine.tsx'
import { whatAsked } from './what-asked.ts'
import { wordsIn } from './words.ts'

/** Everything a page of results is made of. */
export interface Results {
  asked: Asked
  answer: SearchAnswer
  knowledge: Knowledge
  cards: Markup
  /** The nearest to what was asked, when nothing was found. */
  nearest?: Markup | undefined
}

/** The results of a search with its filters, counts, map and downloads. */
export function resultsPage(cx: Cx, results: Results): Markup {
  const { asked, answer, knowledge } = results
  const words = wordsIn(cx, knowledge)
  const { q, sort } = asked.request
  const line = withGaps(`${cx.lang} line ${sort}`, [q], (gap) => (
    <SearchLine cx={cx} id={FORM} q={gap} sort={sort} />
  ))
  const [before, after] = drawer(cx)
  const panel = filterPanel(cx, words, asked, answer.facets)
  const found = cx.t('directory.search.found', { count: answer.total })
  const what = whatAsked(cx, results)
  const printed = what && markup`<p class="print-only">${cx.t('directory.search.asked', { what })}</p>`
  const body = answer.total === 0 ? rendered(<NoResults cx={cx} results={results} />) : list(cx, results)
  return markup`${line}<div class="with-aside aside-first">${before}${panel}${after}<section aria-labelledby="trovati"><h2 id="trovati">${found}</h2>${printed}${said(cx, results)}${body}</section></div>`
}

const rendered = (content: ComponentChild): Markup => ({ html: render(content) })

const CONTENT = '<!--content-->'
const drawers = new Map<string, readonly [Markup, Markup]>()

/** The fold of the filters, up to its content and after it; the same for all searches in a language. */
function drawer(cx: Cx): readonly [Markup, Markup] {
  const known = drawers.get(cx.lang)
  if (known) return known
  const [before = '', after = ''] = render(
    <Drawer
      id="filtri"
      open={cx.t('directory.search.filters_open')}
      close={cx.t('directory.search.filters_close')}
    >
      <h2 class="h4">{cx.t('directory.search.filters')}</h2>
      <Raw html={CONTENT} />
    </Drawer>,
  ).split(CONTENT)
  const pieces = [{ html: before }, { html: after }] as const
  drawers.set(cx.lang, pieces)
  return pieces
}

/** What was chosen and what was done with the question, when there is anything to say. */
function said(cx: Cx, { asked, answer, knowledge }: Results): Markup {
  const chosen = chosenFilters(cx, wordsIn(cx, knowledge), asked)
  const remarked =
    answer.suggestion !== undefined || answer.relaxed || answer.notThere || asked.ignored.length > 0
  return markup`${chosen.length > 0 && rendered(<ChosenChips cx={cx} asked={asked} chosen={chosen} />)}${remarked && rendered(<Remarks cx={cx} asked={asked} answer={answer} knowledge={knowledge} />)}`
}

const PAGE_SIZE = 20

function list(cx: Cx, results: Results): Markup {
  const { asked, answer, knowledge, cards } = results
  const pages = Math.ceil(answer.total / PAGE_SIZE)
  const map = showsMap(cx)
    ? rendered(<ResultsMap cx={cx} asked={asked} counts={answer.facets.place} knowledge={knowledge} />)
    : withGaps(`${cx.lang} map`, [mapHref(cx, asked)], (gap) => <MapLink cx={cx} href={gap} />)
  return markup`${sortLinks(cx, results)}${map}<ol class="results plain-list">${cards}</ol>${pages > 1 && pageLinks(cx, answer.page, pages)}${takeAway(cx, asked)}`
}

const withGaps = gaps(200)

const pagesWithGaps = gaps(1_000)

/** Lists of as many pages differ only in the addresses. */
function pageLinks(cx: Cx, page: number, pages: number): Markup {
  const addresses = linkedPages(page, pages).map(pageAddresses(cx.url, 'page'))
  return pagesWithGaps(`${cx.lang} ${page} ${pages}`, addresses, (gap) => (
    <Pagination cx={cx} page={page} pages={pages} addressOf={() => gap} />
  ))
}

function ChosenChips({ cx, asked, chosen }: { cx: Cx; asked: Asked; chosen: readonly Chosen[] }) {
  return (
    <ul class="cluster no-print" aria-label={cx.t('directory.search.chosen')}>
      {chosen.map(({ label, href }) => (
        <li key={href}>
          <RemovableChip cx={cx} label={label} href={href} />
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a href={searchHref(cx, { request: emptied(asked), nearText: '' })}>
            {cx.t('directory.search.clear')}
          </a>
        </li>
      )}
    </ul>
  )
}

const emptied = ({ request: { q, sort } }: Asked): Asked['request'] => ({ ...EVERYTHING, q, sort })

type RemarksProps = Pick<Results, 'asked' | 'answer' | 'knowledge'> & { cx: Cx }

/** What was done with the question that was not asked for. */
function Remarks({ cx, asked, answer, knowledge }: RemarksProps) {
  const literal = searchHref(cx, changed(asked, { literal: true }))
  const typed = asked.request.q || asked.request.name
  const ignored = [...new Set(asked.ignored.map(({ value }) => `«${value}»`))]
  const values = enumerated(cx.lang, ignored.slice(0, 5))
  return (
    <>
      {answer.suggestion !== undefined && (
        <Alert cx={cx} title={cx.t('directory.search.corrected', { used: answer.suggestion })}>
          <p>
            <a href={literal}>{cx.t('directory.search.literally', { typed })}</a>
          </p>
        </Alert>
      )}
      {answer.relaxed && answer.total > 0 && <Alert cx={cx}>{cx.t('directory.search.relaxed')}</Alert>}
      {answer.notThere && <NotThereAlert cx={cx} notThere={answer.notThere} knowledge={knowledge} />}
      {values !== '' && (
        <Alert cx={cx} tone="warning">
          {cx.t('directory.search.ignored', { values })}
        </Alert>
      )}
    </>
  )
}

const SORT_KEYS = {
  relevance: 'directory.search.sort_relevance',
  name: 'directory.search.sort_name',
  distance: 'directory.search.sort_distance',
  freshness: 'directory.search.sort_freshness',
} as const satisfies Record<Sort, string>

function sortLinks(cx: Cx, { asked, answer }: Results): Markup {
  const { near, sort: current } = asked.request
  // A place may be named in the words: then what was found says how far it is.
  const hasKm = near !== undefined || answer.hits.some(({ km }) => km !== undefined)
  const offered = SORTS.filter((sort) => sort !== 'distance' || hasKm)
  const addresses = offered.map((sort) => searchHref(cx, changed(asked, { sort })))
  return withGaps(`${cx.lang} sort ${current} ${offered.length}`, addresses, (gap) => (
    <nav class="sort-links no-print" aria-label={cx.t('directory.search.sort')}>
      <span class="soft">{cx.t('directory.search.sort')}</span>
      <ul class="cluster">
        {offered.map((sort) => (
          <li key={sort}>
            <a href={gap} aria-current={sort === current ? 'true' : undefined} rel="nofollow">
              {cx.t(SORT_KEYS[sort])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  ))
}

const TAKEN_AS = ['csv', 'json', 'atom'] as const

function takeAway(cx: Cx, asked: Asked): Markup {
  const first = changed(asked, {})
  const addresses = TAKEN_AS.map((kind) => searchHref(cx, first, `/enti.${kind}`))
  return withGaps(`${cx.lang} take`, addresses, (gap) => (
    <section class="take-away no-print" aria-labelledby="porta-via">
      <h2 class="h4" id="porta-via">
        {cx.t('directory.search.take_away')}
      </h2>
      <ul class="cluster">
        {TAKEN_AS.map((kind) => (
          <li key={kind}>
            <Chip href={gap}>
              <Icon name={kind === 'atom' ? 'rss' : kind === 'csv' ? 'file-csv' : 'file-json'} size="sm" />
              {cx.t(`directory.search.as_${kind}`)}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  ))
}
