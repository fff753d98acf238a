import type { Cx } from '../../../platform/cx.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { readCards } from '../search/read-cards.ts'
import type { SearchAnswer } from '../search/search.ts'
import { cardHtml, type ResultCard, resultCard } from './result-card.ts'
import { wordsIn } from './words.ts'

/** Rendered cards by language, record and its stamp; kept as long as the knowledge they were made with. */
const kept = new WeakMap<Knowledge, Map<string, ResultCard>>()
const MOST = 20_000

/** The list of results. Rendering is the cost of a page, so each card is rendered once until its record changes. */
export async function resultList(cx: Cx, knowledge: Knowledge, answer: SearchAnswer): Promise<Markup> {
  const cards = cardsOf(knowledge)
  const key = ({ id, stamp }: { id: string; stamp: number }) => `${cx.lang}:${id}:${stamp}`
  const missing = answer.hits.filter((hit) => !cards.has(key(hit)))
  if (missing.length > 0) {
    const words = wordsIn(cx, knowledge)
    const ids = missing.map(({ id }) => id)
    for (const card of (await readCards(cx.db, ids, cx.lang)).values())
      cards.set(key(card), resultCard(cx, words, card))
  }
  const items = answer.hits.flatMap((hit) => {
    const card = cards.get(key(hit))
    return card ? markup`<li>${cardHtml(cx, card, hit, answer.marks)}</li>` : []
  })
  return markup`<ol class="results plain-list">${items}</ol>`
}

function cardsOf(knowledge: Knowledge): Map<string, ResultCard> {
  const cards = kept.get(knowledge) ?? new Map<string, ResultCard>()
  if (cards.size > MOST) cards.clear()
  kept.set(knowledge, cards)
  return cards
}
