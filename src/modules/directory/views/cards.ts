import type { Cx } from '../../../platform/cx.ts'
import { keeper } from '../../../platform/keeper.ts'
import type { Fragments } from '../../../platform/ui/fragments.ts'
import type { Markup } from '../../../platform/ui/markup.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { readCards } from '../search/read-cards.ts'
import type { SearchAnswer } from '../search/search.ts'
import { marksOf } from './marked.ts'
import { cardItem, type ResultCard, resultCard } from './result-card.ts'
import { wordsIn } from './words.ts'

/** Rendered cards by language and record; kept as long as the knowledge they were made with. */
const kept = new WeakMap<Knowledge, Cards>()
const cardKeeper = () => keeper<ResultCard>(4_000)
type Cards = ReturnType<typeof cardKeeper>

/**
 * The cards of the results, as items of a list. What does not change from search to search is rendered once until its
 * record changes; whole cards that are kept as bytes go into `parts`.
 */
export async function resultCards(
  cx: Cx,
  knowledge: Knowledge,
  answer: SearchAnswer,
  parts: Fragments,
): Promise<Markup> {
  const cards = kept.get(knowledge) ?? cardKeeper()
  kept.set(knowledge, cards)
  const shown = new Map<string, ResultCard>()
  const missing = answer.hits.filter(({ id, stamp }) => {
    const card = cards.get(cx.lang + id)
    if (card?.stamp !== stamp) return true
    shown.set(id, card)
    return false
  })
  if (missing.length > 0) {
    const words = wordsIn(cx, knowledge)
    const ids = missing.map(({ id }) => id)
    for (const card of (await readCards(cx.db, ids, cx.lang)).values())
      shown.set(card.id, cards.set(cx.lang + card.id, resultCard(cx, words, card)))
  }
  const marks = marksOf(answer)
  let html = ''
  for (const hit of answer.hits) {
    const card = shown.get(hit.id)
    if (!card) continue
    const item = cardItem(cx, card, hit, marks)
    html += 'html' in item ? item.html : parts.slot(item)
  }
  return { html }
}
