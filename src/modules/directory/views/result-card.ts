import type { Cx } from '../../../platform/cx.ts'
import { direction } from '../../../platform/i18n/languages.ts'
import { asset } from '../../../platform/ui/assets.ts'
import { href } from '../../../platform/ui/href.ts'
import type { IconName } from '../../../platform/ui/icons.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import { listOf } from '../record/formats.ts'
import type { CardData } from '../search/read-cards.ts'
import type { SearchHit } from '../search/search.ts'
import { type Markable, markable, marked } from './marked.ts'
import type { Words } from './words.ts'

/** A card in pieces: what does not change from search to search is rendered once. */
export interface ResultCard {
  /** Of the record it was rendered from. */
  stamp: number
  name: Markable
  /** Kind and place, up to the name. */
  before: Markup
  /** After the name, up to what is so at this moment. */
  after: Markup
  end: Markup
  /** As it was for the last questions and moments. */
  kept: Map<string, Uint8Array>
}

type CardCx = Pick<Cx, 't' | 'lang'>

/** Renders what stays the same of a card. */
export function resultCard(cx: CardCx, words: Words, card: CardData): ResultCard {
  const type = card.typeCode ? words.of('type', card.typeCode) : ''
  const place = words.placeOf(card.istat, card.locality)
  const kicker = [type, place].filter(Boolean).join(' · ')
  return {
    stamp: card.stamp,
    name: markable(card.name),
    before: markup`<article class="card card-linked result"><p class="card-kicker">${kicker}</p><h3 class="card-title"><a href="${href(cx, `/enti/${card.slug}`)}"${lang(cx, card.originalLang)}>`,
    after: markup`</a>${card.alternateName && markup` <span class="soft small">${card.alternateName}</span>`}</h3>${description(cx, card)}${topics(words, card)}<ul class="facts-line">`,
    end: markup`${facts(cx, words, card)}</ul></article>`,
    kept: new Map(),
  }
}

/** Questions and moments a card is kept for. */
const MOST_KEPT = 4

/** The whole card as an item of the list, for one search at one moment; `question` stands for the marks. */
export function cardBytes(
  cx: CardCx,
  card: ResultCard,
  hit: SearchHit,
  marks: readonly string[],
  question: string,
): Uint8Array {
  const km =
    hit.km === undefined ? undefined : hit.km < 10 ? Math.round(hit.km * 10) / 10 : Math.round(hit.km)
  const key = `${hit.open} ${km} ${question}`
  let bytes = card.kept.get(key)
  if (!bytes) {
    if (card.kept.size >= MOST_KEPT) card.kept.clear()
    bytes = Buffer.from(cardHtml(cx, card, hit.open, km, marks).html)
    card.kept.set(key, bytes)
  }
  return bytes
}

const cardHtml = (
  cx: CardCx,
  card: ResultCard,
  open: boolean | undefined,
  km: number | undefined,
  marks: readonly string[],
): Markup =>
  markup`<li>${card.before}${marked(card.name, marks)}${card.after}${open !== undefined && opening(cx, open)}${km !== undefined && fact('map-marker', cx.t('directory.search.km_away', { km }))}${card.end}</li>`

/** `lang` and `dir` of a text in another language than the page's. */
const lang = (cx: CardCx, code: string): Markup | false =>
  code !== cx.lang && markup` lang="${code}" dir="${direction(code)}"`

const LONGEST = 170

function description(cx: CardCx, card: CardData): Markup | undefined {
  const text = card.description?.trim()
  if (text) {
    const note = card.descriptionLang !== cx.lang && isNoted(card.descriptionLang)
    return markup`<p class="result-text"><span${lang(cx, card.descriptionLang)}>${shortened(text)}</span>${note && markup`<span class="lang-note">${cx.t(`ui.in_${note}`)}</span>`}</p>`
  }
  if (card.services.length === 0) return undefined
  return markup`<p class="result-text"${lang(cx, card.originalLang)}>${card.services.join(' · ')}</p>`
}

const NOTED = ['it', 'en', 'fr', 'zh', 'ar', 'ru'] as const
const isNoted = (code: string) => NOTED.find((one) => one === code)

/** The first sentences that fit, or as many words. */
function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  if (flat.length <= LONGEST) return flat
  const cut = flat.slice(0, LONGEST)
  const sentence = /^.{60,}[.!?。؟](?=\s|$)/su.exec(cut)?.[0]
  return sentence ?? `${cut.replace(/\s+\S*$/, '')}…`
}

const topics = (words: Words, card: CardData): Markup | undefined => {
  const names = card.sectors.map((code) => words.of('sector', code))
  const shown = names.length > 0 ? names : card.areas.map((code) => words.of('area', code))
  if (shown.length === 0) return undefined
  return markup`<ul class="topics">${shown.slice(0, 4).map((name) => markup`<li>${name}</li>`)}</ul>`
}

const opening = (cx: CardCx, open: boolean): Markup =>
  open
    ? markup`<li class="fact-open">${icon('clock')}${cx.t('directory.search.open')}</li>`
    : markup`<li>${icon('clock')}${cx.t('directory.search.closed')}</li>`

function facts(cx: CardCx, words: Words, card: CardData): Markup {
  const spoken = card.languages.filter((code) => code !== 'it').map((code) => words.of('language', code))
  return markup`${spoken.length > 0 && fact('comment', cx.t('directory.search.speaks', { languages: listOf(cx, spoken) }))}${card.free && fact('check', cx.t('directory.search.free_short'))}${card.wheelchair && fact('check-circle', cx.t('directory.search.wheelchair_short'))}${card.verifiedAt && fact('check-circle', cx.t('directory.search.verified', { date: card.verifiedAt }))}${card.dissolved && fact('ban', cx.t('directory.search.dissolved_short'))}`
}

const fact = (name: IconName, text: string): Markup => markup`<li>${icon(name)}${text}</li>`

/** An icon beside words, as `Icon` renders it. */
export const icon = (name: IconName, extra = 'icon-sm'): Markup =>
  markup`<svg class="icon ${extra}" aria-hidden="true" focusable="false"><use href="${asset('icons.svg')}#${name}"></use></svg>`
