import type { Cx } from '../../../platform/cx.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { readCards } from '../search/read-cards.ts'
import type { SearchAnswer } from '../search/search.ts'
import { cardBytes, type ResultCard, resultCard } from './result-card.ts'
import { wordsIn } from './words.ts'

/** Rendered cards by language, record and its stamp; kept as long as the knowledge they were made with. */
const kept = new WeakMap<Knowledge, Map<string, ResultCard>>()
const MOST = 5_000

/** The cards of the results. Rendering is the cost of a page, so each is rendered once until its record changes. */
export async function resultCards(
  cx: Cx,
  knowledge: Knowledge,
  answer: SearchAnswer,
): Promise<readonly Uint8Array[]> {
  const cards = cardsOf(knowledge)
  const key = ({ id, stamp }: { id: string; stamp: number }) => `${cx.lang}:${id}:${stamp}`
  const missing = answer.hits.filter((hit) => !cards.has(key(hit)))
  if (missing.length > 0) {
    const words = wordsIn(cx, knowledge)
    const ids = missing.map(({ id }) => id)
    for (const card of (await readCards(cx.db, ids, cx.lang)).values())
      cards.set(key(card), resultCard(cx, words, card))
  }
  const marks = answer.marks.join(' ')
  return answer.hits.flatMap((hit) => {
    const card = cards.get(key(hit))
    return card ? cardBytes(cx, card, hit, answer.marks, marks) : []
  })
}

function cardsOf(knowledge: Knowledge): Map<string, ResultCard> {
  const cards = kept.get(knowledge) ?? new Map<string, ResultCard>()
  if (cards.size > MOST) cards.clear()
  kept.set(knowledge, cards)
  return cards
}
