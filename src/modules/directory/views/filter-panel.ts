import type { Cx } from '../../../platform/cx.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import { type Asked, DISTANCES, FLAGS, LIST_KEYS, type ListKey, NAMES } from '../search/address.ts'
import type { Count, Facets } from '../search/search.ts'
import { icon } from './result-card.ts'
import type { Words } from './words.ts'

/** The form every filter belongs to, whichever part of the page it stands in. */
export const FORM = 'cerca'

/** Choices shown before "more". */
const SHOWN = 8
/** Values of one key on a page; when there are more, only a few: a nation has eight thousand municipalities. */
const ALL = 100
const FEW = 30

/** Keys that are open when the page opens, chosen or not: the ones people start from. */
const OPEN: ReadonlySet<ListKey> = new Set(['area', 'place', 'beneficiary'])

type PanelCx = Pick<Cx, 't' | 'lang'>

/** Every filter with its counts. Long lists show their first choices. */
export function filterPanel(cx: PanelCx, words: Words, asked: Asked, facets: Facets): Markup {
  const count = counter(cx.lang)
  const groups = LIST_KEYS.map((key) => group(cx, words, key, asked.request[key], facets[key], count))
  return markup`${groups}${conditions(cx, asked, facets, count)}${distances(cx, asked)}${nameField(cx, asked)}<button class="btn btn-primary" type="submit" form="${FORM}">${cx.t('directory.search.apply')}</button>`
}

const counters = new Map<Lang, (count: number) => string>()

/** Numbers as the language writes them. */
export function counter(lang: Lang): (count: number) => string {
  let count = counters.get(lang)
  if (!count) {
    const format = new Intl.NumberFormat(locale(lang))
    count = (number) => (number < 1_000 ? String(number) : format.format(number))
    counters.set(lang, count)
  }
  return count
}

/** The name of a key, such as "Type of organisation". */
export const keyName = (cx: Pick<Cx, 't'>, key: ListKey): string => cx.t(KEY_NAMES[key])
const KEY_NAMES: Record<ListKey, MessageKey> = {
  type: 'directory.search.key_type',
  area: 'directory.search.key_area',
  sector: 'directory.search.key_sector',
  place: 'directory.search.key_place',
  beneficiary: 'directory.search.key_beneficiary',
  language: 'directory.search.key_language',
}

function group(
  cx: PanelCx,
  words: Words,
  key: ListKey,
  chosen: readonly string[],
  counts: readonly Count[],
  count: (number: number) => string,
): Markup {
  if (chosen.length + counts.length === 0) return markup``
  const picked = chosen.map((code) => ({ code, count: 0, ...counts.find((one) => one.code === code) }))
  const others = counts.length - picked.filter((one) => one.count > 0).length
  const shown = others > ALL ? FEW : others
  const listed = widerFirst(counts, chosen, shown)
  const one = ({ code, count: number }: Count, checked: boolean) =>
    counted(choiceOf(words, key, code), count(number), checked)
  const first = Math.max(3, SHOWN - picked.length)
  const rest = listed.slice(first)
  const more =
    rest.length > 0 &&
    markup`<details class="facet-more"><summary>${cx.t('directory.search.more', { count: rest.length })}</summary>${rest.map((each) => one(each, false))}${others > shown && markup`<p class="hint">${cx.t('directory.search.more_by_name', { count: others - shown })}</p>`}</details>`
  const name = keyName(cx, key)
  const body = markup`${picked.map((each) => one(each, true))}${listed.slice(0, first).map((each) => one(each, false))}${more}`
  return fold(name, body, picked.length > 0 || OPEN.has(key))
}

/** The first values not chosen, municipalities before their localities; the order is else that of the counts. */
function widerFirst(counts: readonly Count[], chosen: readonly string[], most: number): Count[] {
  const wider: Count[] = []
  const parts: Count[] = []
  for (const one of counts) {
    if (wider.length === most) break
    if (chosen.includes(one.code)) continue
    const list = one.code.includes('-') ? parts : wider
    list.push(one)
  }
  return [...wider, ...parts.slice(0, most - wider.length)]
}

const fold = (name: string, body: Markup, open: boolean): Markup =>
  markup`<details class="fold facet"${open && OPENED}><summary><span>${name}</span>${EXPAND}</summary><fieldset class="fold-body field"><legend class="visually-hidden">${name}</legend>${body}</fieldset></details>`

const EXPAND = icon('expand', 'icon-fold')
const OPENED = markup` open`
const CHECKED = markup` checked`

/** A choice in pieces: before whether it is checked, and then before its count. */
type Choice = readonly [Markup, Markup]

const choice = (name: string, value: string, label: string): Choice => [
  markup`<div class="choice"><input type="checkbox" form="${FORM}" id="${name}-${value}" name="${name}" value="${value}"`,
  markup`><label for="${name}-${value}">${label} <span class="choice-count">(`,
]

const counted = ([before, after]: Choice, count: string, checked: boolean): Markup =>
  markup`${before}${checked && CHECKED}${after}${count})</span></label></div>`

type Choices = Record<ListKey, Map<string, Choice>>
const choices = new WeakMap<Words, Choices>()
const noChoices = () =>
  Object.fromEntries(LIST_KEYS.map((key) => [key, new Map<string, Choice>()])) as Choices

/** The choice of a code, made once for each language. */
function choiceOf(words: Words, key: ListKey, code: string): Choice {
  const kept = choices.get(words) ?? noChoices()
  choices.set(words, kept)
  const known = kept[key].get(code)
  if (known) return known
  const made = choice(NAMES[key], code, words.of(key, code))
  kept[key].set(code, made)
  return made
}

function conditions(
  cx: PanelCx,
  { request }: Asked,
  facets: Facets,
  count: (number: number) => string,
): Markup {
  const one = (flag: 'openNow' | 'wheelchair' | 'free', key: MessageKey) =>
    counted(choice(FLAGS[flag], '1', cx.t(key)), count(facets[flag]), request[flag])
  const body = markup`${one('openNow', 'directory.search.open')}${one('free', 'directory.search.free')}${one('wheelchair', 'directory.search.wheelchair')}`
  return fold(
    cx.t('directory.search.conditions'),
    body,
    request.openNow || request.free || request.wheelchair,
  )
}

function distances(cx: PanelCx, { request, nearText }: Asked): Markup {
  const chosen = request.withinKm
  const offered =
    chosen === undefined || (DISTANCES as readonly number[]).includes(chosen)
      ? DISTANCES
      : [chosen, ...DISTANCES]
  const options = offered.map(
    (km) =>
      markup`<option value="${km}"${km === chosen && SELECTED}>${cx.t('directory.search.within_km', { km })}</option>`,
  )
  const body = markup`<label for="vicino">${cx.t('directory.search.near')}</label><p class="hint" id="vicino-hint">${cx.t('directory.search.near_hint')}</p><input class="form-control" type="text" id="vicino" name="vicino" form="${FORM}" value="${nearText}" maxlength="200" aria-describedby="vicino-hint">${nearMe(cx)}<label for="entro">${cx.t('directory.search.within')}</label><select class="form-select" id="entro" name="entro" form="${FORM}"><option value="">${cx.t('directory.search.any_distance')}</option>${options}</select>`
  return fold(cx.t('directory.search.distance'), body, nearText !== '' || chosen !== undefined)
}

/** Shown by `islands/position.ts` where the browser can tell where it is; says what for before it asks. */
const nearMe = ({ t }: PanelCx): Markup =>
  markup`<div class="near-me" data-near-me data-wait="${t('directory.search.near_me_wait')}" data-refused="${t('directory.search.near_me_refused')}" data-failed="${t('directory.search.near_me_failed')}" hidden><button class="btn btn-secondary" type="button" aria-describedby="vicino-a-me">${NEAR_ME}${t('directory.search.near_me')}</button><p class="hint" id="vicino-a-me">${t('directory.search.near_me_why')}</p><p role="status"></p></div>`
const NEAR_ME = icon('map-marker')

const SELECTED = markup` selected`

const nameField = (cx: PanelCx, { request }: Asked): Markup =>
  fold(
    cx.t('directory.search.key_name'),
    markup`<label for="nome">${cx.t('directory.search.name_label')}</label><input class="form-control" type="text" id="nome" name="nome" form="${FORM}" value="${request.name}" maxlength="200">`,
    request.name !== '',
  )
