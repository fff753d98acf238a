import type { Cx } from '../../../platform/cx.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import type { IndexSuggestions } from '../../../platform/search/query.ts'
import { foldText, isHan } from '../../../platform/search/text/fold.ts'
import { href } from '../../../platform/ui/href.ts'
import { popularSearches, thesaurus } from '../../thesaurus/api.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { ORGANIZATION_KIND } from '../search/organization-kind.ts'
import { EVERYTHING } from '../search/search.ts'
import { searchHref } from '../views/chosen.ts'
import { keyName } from '../views/filter-panel.ts'
import { wordsIn } from '../views/words.ts'
import { countsNow } from './counts.ts'
import { phrases } from './phrases.ts'
import { type Value, type Values, valuesOf } from './values.ts'

/** One line under the search box. */
export interface Suggestion {
  text: string
  /** Language of the text, when it is known and may not be the page's. */
  lang?: string
  /** What it leads to. */
  href: string
  /** Words to be searched; without them the line is a link. */
  q?: string
  /** What kind of value it is, such as "Service or activity". */
  note?: string
  /** The words that begin so, when they are not in the text. */
  as?: { text: string; lang: string }
}

/** Lines of one kind with the name of the kind. */
export interface SuggestionGroup {
  kind: Kind
  title: string
  options: readonly Suggestion[]
}

const KINDS = ['search', 'value', 'place', 'service', 'organization'] as const
export type Kind = (typeof KINDS)[number]

const TITLES: Record<Kind, MessageKey> = {
  search: 'directory.suggest.searches',
  value: 'directory.suggest.values',
  place: 'directory.suggest.places',
  service: 'directory.suggest.services',
  organization: 'directory.suggest.organizations',
}

/** Letters used of what is typed. */
export const LONGEST = 100
/** Lines in all; more would not fit above a phone's keyboard. */
const MOST = 8
/** Of them values: their names are long, and the last ones far from what is meant. */
const MOST_VALUES = 5
/** Of them places, and as many as may say what a line before says already. */
const MOST_PLACES = 2 * MOST + MOST_VALUES
/** Services asked of the index, to put those in the language of the page first. */
const OFFERS = 40

/** What the beginning of a question may become, in the language of the page; nothing for a single letter. */
export async function suggestions(cx: Cx, known: Knowledge, typed: string): Promise<SuggestionGroup[]> {
  const text = typed.slice(0, LONGEST).toWellFormed()
  const folded = foldText(text)
  if (folded.length < 2 && !isHan(folded)) return []
  const [found, { places, others }] = await Promise.all([
    cx.search.suggest(ORGANIZATION_KIND.name, text, { records: MOST, offers: OFFERS }),
    valuesFor(cx, known, folded),
  ])
  const lists: Record<Kind, readonly Suggestion[]> = {
    search: searchesFor(cx, folded),
    value: others.map((one) => ({ ...valueLine(cx, one), note: keyName(cx, one.key) })),
    place: places.map((one) => valueLine(cx, one)),
    service: servicesOf(cx, found?.offers ?? []),
    organization: (found?.records ?? []).map(({ title, slug }) => ({
      text: title,
      href: href(cx, `/enti/${slug}`),
    })),
  }
  return shared(withoutRepeats(lists)).map(([kind, options]) => ({
    kind,
    title: cx.t(TITLES[kind]),
    options,
  }))
}

async function valuesFor(cx: Cx, known: Knowledge, folded: string): Promise<Values> {
  const [entries, facets] = await Promise.all([thesaurus(cx.db), countsNow(cx, known)])
  const most = { places: MOST_PLACES, others: MOST_VALUES }
  return valuesOf(phrases(known, entries), folded, cx.lang, { facets, words: wordsIn(cx, known), most })
}

const valueLine = (cx: Cx, { key, code, name, as }: Value): Suggestion => ({
  text: name,
  href: searchHref(cx, { request: { ...EVERYTHING, [key]: [code] }, nearText: '' }),
  ...(as && { as }),
})

const words = (cx: Cx, q: string): Pick<Suggestion, 'q' | 'href'> => ({
  q,
  href: searchHref(cx, { request: { ...EVERYTHING, q }, nearText: '' }),
})

const searchesFor = (cx: Cx, folded: string): Suggestion[] =>
  (popularSearches(cx.db).get(cx.lang) ?? [])
    .filter((one) => one.folded.startsWith(folded))
    .slice(0, MOST)
    .map(({ text }) => ({ text, ...words(cx, text) }))

const servicesOf = (cx: Cx, offers: IndexSuggestions['offers']): Suggestion[] =>
  offers
    .toSorted((a, b) => Number(b.lang === cx.lang) - Number(a.lang === cx.lang))
    .slice(0, MOST)
    .map((one) => ({ text: one.text, ...(one.lang !== 'und' && { lang: one.lang }), ...words(cx, one.text) }))

/** What one kind says already no later kind says again. */
function withoutRepeats(lists: Record<Kind, readonly Suggestion[]>): Record<Kind, readonly Suggestion[]> {
  const said = new Set<string>()
  const kept = KINDS.map((kind) => {
    const fresh = lists[kind].filter(({ text }) => kind === 'organization' || !said.has(foldText(text)))
    for (const { text } of fresh) said.add(foldText(text))
    return [kind, fresh]
  })
  return Object.fromEntries(kept)
}

/** As many of each kind as there is room for, in turn. */
function shared(lists: Record<Kind, readonly Suggestion[]>): [Kind, readonly Suggestion[]][] {
  const given = new Map<Kind, number>()
  let left = MOST
  for (let turn = 0; turn < MOST; turn++)
    for (const kind of KINDS)
      if (left > 0 && lists[kind].length > turn) {
        given.set(kind, turn + 1)
        left -= 1
      }
  return KINDS.flatMap((kind) => {
    const count = given.get(kind)
    return count === undefined ? [] : [[kind, lists[kind].slice(0, count)] as [Kind, readonly Suggestion[]]]
  })
}
