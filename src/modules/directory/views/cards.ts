import type { Cx } from '../../../platform/cx.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { readCards } from '../search/read-cards.ts'
import type { SearchAnswer } from '../search/search.ts'
import { marksOf } from './marked.ts'
import { cardBytes, type ResultCard, resultCard } from './result-card.ts'
import { wordsIn } from './words.ts'

/** Rendered cards by language and record; kept as long as the knowledge they were made with. */
const kept = new WeakMap<Knowledge, Map<Lang, Map<string, ResultCard>>>()
const MOST = 1_000

/** The cards of the results. Rendering is the cost of a page, so each is rendered once until its record changes. */
export async function resultCards(
  cx: Cx,
  knowledge: Knowledge,
  answer: SearchAnswer,
): Promise<readonly Uint8Array[]> {
  const cards = cardsOf(knowledge, cx.lang)
  const missing = answer.hits.filter(({ id, stamp }) => cards.get(id)?.stamp !== stamp)
  if (missing.length > 0) {
    const words = wordsIn(cx, knowledge)
    const ids = missing.map(({ id }) => id)
    for (const card of (await readCards(cx.db, ids, cx.lang)).values())
      cards.set(card.id, resultCard(cx, words, card))
  }
  const marks = marksOf(answer)
  const shown: Uint8Array[] = []
  for (const hit of answer.hits) {
    const card = cards.get(hit.id)
    if (card) shown.push(cardBytes(cx, card, hit, marks))
  }
  return shown
}

function cardsOf(knowledge: Knowledge, lang: Lang): Map<string, ResultCard> {
  const languages = kept.get(knowledge) ?? new Map<Lang, Map<string, ResultCard>>()
  kept.set(knowledge, languages)
  const cards = languages.get(lang) ?? new Map<string, ResultCard>()
  languages.set(lang, cards)
  if (cards.size > MOST) cards.clear()
  return cards
}
