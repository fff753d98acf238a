import type { Cx } from '../../../platform/cx.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { chosenFilters } from './chosen.ts'
import type { Results } from './results-page.tsx'
import { wordsIn } from './words.ts'

/** A title is read in a tab and aloud. */
const LONGEST = 80

type What = Pick<Results, 'asked' | 'answer' | 'knowledge'>

/** The words and the filters of a search as one text; empty for a search for everything. */
export function whatAsked(cx: Pick<Cx, 'lang' | 't'>, { asked, knowledge }: What): string {
  const filters = chosenFilters(cx, wordsIn(cx, knowledge), asked).map(({ label }) => label)
  return enumerated(cx.lang, [asked.request.q, ...filters].filter(Boolean))
}

/** The same for the title of the window, with the page of a list that has several. */
export function windowAbout(cx: Pick<Cx, 'lang' | 't'>, what: What): string {
  const all = whatAsked(cx, what)
  const short = all.length > LONGEST ? `${all.slice(0, LONGEST).trimEnd()}…` : all
  const { page } = what.answer
  return [short, page > 1 && cx.t('ui.pages_number', { page })].filter(Boolean).join(' – ')
}
