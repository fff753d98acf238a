import type { Cx } from '../../../platform/cx.ts'
import { direction } from '../../../platform/i18n/languages.ts'
import { asset } from '../../../platform/ui/assets.ts'
import { ownBytes } from '../../../platform/ui/fragments.ts'
import { href } from '../../../platform/ui/href.ts'
import type { IconName } from '../../../platform/ui/icons.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import { listOf } from '../record/formats.ts'
import type { CardData } from '../search/read-cards.ts'
import type { SearchHit } from '../search/search.ts'
import { type Excerptable, excerpt, excerptable } from './excerpt.ts'
import { type Marks, marked } from './marked.ts'
import type { Words } from './words.ts'

/** A card in pieces: what does not change from search to search is rendered once. */
export interface ResultCard {
  /** Of the record it was rendered from. */
  stamp: number
  type: Coded | undefined
  place: Coded | undefined
  /** Address and language of the link. */
  link: Markup
  name: string
  alternateName: string | undefined
  text: CardText | undefined
  topics: readonly Coded[]
  end: Markup
  /** The question and the moment it was last shown for. */
  asked: string | undefined
  /** As it was for those that came again. */
  kept: Map<string, Uint8Array> | undefined
}

/** The name of what a record has codes for, as `key:code`. */
interface Coded {
  codes: readonly string[]
  name: string
}

/** The description, or the names of services. */
interface CardText {
  lang: Markup | false
  text: Excerptable
  note: Markup | false
}

type CardCx = Pick<Cx, 't' | 'lang'>

/** Prepares what stays the same of a card. */
export function resultCard(cx: CardCx, words: Words, card: CardData): ResultCard {
  const coded = (key: 'sector' | 'area' | 'type', code: string): Coded => ({
    codes: [`${key}:${code}`],
    name: words.of(key, code),
  })
  const place = words.placeOf(card.istat, card.locality)
  const sectors = card.sectors.map((code) => coded('sector', code))
  return {
    stamp: card.stamp,
    type: card.typeCode ? coded('type', card.typeCode) : undefined,
    place: place ? { codes: placeCodes(card.istat), name: place } : undefined,
    link: markup`href="${href(cx, `/enti/${card.slug}`)}"${lang(cx, card.originalLang)}`,
    name: card.name,
    alternateName: card.alternateName ?? undefined,
    text: cardText(cx, card),
    topics: sectors.length > 0 ? sectors : card.areas.map((code) => coded('area', code)),
    end: markup`${facts(cx, words, card)}</ul></article>`,
    asked: undefined,
    kept: undefined,
  }
}

const placeCodes = (istat: string | null): string[] =>
  istat ? [`place:${istat}`, `place:province:${istat.slice(0, 3)}`] : []

/** Questions and moments a card is kept for: it is often shown for none, and for what many ask these days. */
const MOST_KEPT = 2

/**
 * The whole card as an item of the list, for one search at one moment. Most questions come once, so it is kept, as bytes,
 * when the same is asked again.
 */
export function cardItem(cx: CardCx, card: ResultCard, hit: SearchHit, marks: Marks): Uint8Array | Markup {
  const km =
    hit.km === undefined ? undefined : hit.km < 10 ? Math.round(hit.km * 10) / 10 : Math.round(hit.km)
  const key = `${hit.open} ${km} ${marks.key}`
  const known = card.kept?.get(key)
  if (known) return known
  const made = cardHtml(cx, card, hit.open, km, marks)
  if (card.asked !== key) {
    card.asked = key
    return made
  }
  const kept = card.kept && card.kept.size < MOST_KEPT ? card.kept : new Map<string, Uint8Array>()
  const bytes = ownBytes(made.html)
  card.kept = kept.set(key, bytes)
  return bytes
}

function cardHtml(
  cx: CardCx,
  card: ResultCard,
  open: boolean | undefined,
  km: number | undefined,
  marks: Marks,
): Markup {
  const { type, place, alternateName, text } = card
  const between = type && place && ' · '
  return markup`<li><article class="card card-linked result"><p class="card-kicker">${type && codedName(type, marks)}${between}${place && codedName(place, marks)}</p><h3 class="card-title"><a ${card.link}>${marked(card.name, marks)}</a>${alternateName && markup` <span class="soft small">${marked(alternateName, marks)}</span>`}</h3>${text && description(text, marks)}${topics(card.topics, marks)}<ul class="facts-line">${open !== undefined && opening(cx, open)}${km !== undefined && fact('map-marker', cx.t('directory.search.km_away', { km }))}${card.end}</li>`
}

const isAsked = ({ codes }: Coded, marks: Marks): boolean => codes.some((code) => marks.codes.has(code))

/** A name whose code stood for words of the question is marked whole. */
const codedName = (coded: Coded, marks: Marks): Markup =>
  isAsked(coded, marks) ? markup`<mark>${coded.name}</mark>` : marked(coded.name, marks)

/** `lang` and `dir` of a text in another language than the page's. */
const lang = (cx: CardCx, code: string): Markup | false =>
  code !== cx.lang && markup` lang="${code}" dir="${direction(code)}"`

function cardText(cx: CardCx, card: CardData): CardText | undefined {
  if (card.description?.trim()) {
    const note = card.descriptionLang !== cx.lang && isNoted(card.descriptionLang)
    return {
      lang: lang(cx, card.descriptionLang),
      text: excerptable(card.description),
      note:
        note !== false &&
        note !== undefined &&
        markup`<span class="lang-note">${cx.t(`ui.in_${note}`)}</span>`,
    }
  }
  if (card.services.length === 0) return undefined
  return { lang: lang(cx, card.originalLang), text: excerptable(card.services.join(' · ')), note: false }
}

const description = ({ lang, text, note }: CardText, marks: Marks): Markup =>
  markup`<p class="result-text"><span${lang}>${marked(excerpt(text, marks), marks)}</span>${note}</p>`

const NOTED = ['it', 'en', 'fr', 'zh', 'ar', 'ru'] as const
const isNoted = (code: string) => NOTED.find((one) => one === code)

/** Topics shown, those asked for first. */
const MOST_TOPICS = 4

function topics(all: readonly Coded[], marks: Marks): Markup | undefined {
  if (all.length === 0) return undefined
  const asked = all.filter((one) => isAsked(one, marks))
  const shown = [...new Set([...asked, ...all])].slice(0, MOST_TOPICS)
  return markup`<ul class="topics">${shown.map((one) => markup`<li>${codedName(one, marks)}</li>`)}</ul>`
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
