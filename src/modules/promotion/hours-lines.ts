import type { Cx } from '../../platform/cx.ts'
import {
  closures,
  type Day,
  dayName,
  hoursWords,
  listOf,
  monthlyWords,
  type Sheet,
  seasonWords,
  type WeekPlan,
  weekPlans,
} from '../directory/api.ts'
import { asWritten, ours, type Said } from './said.ts'

type Spans = Sheet['record']['schedules']

/** Lines that a sheet of paper has room for. */
const MOST = 10

/** Opening hours in short lines: days of the same hours together, then single days of the month, closures and notes. */
export function hoursLines({ cx, record, today }: Sheet, spans: Spans): Said[] {
  const lines = weekPlans(spans, today).flatMap((plan) => [
    ...planLines(cx, plan).map((line) => ours(cx, line)),
    ...plan.notes.map((note) => asWritten(note.slice(0, 200), record.original_lang)),
  ])
  const closed = closures(spans, today).flatMap((closure) => {
    const when = seasonWords(cx, closure)
    return when ? [ours(cx, `${cx.t('directory.record.closed')}: ${when}`)] : []
  })
  return [...lines, ...closed].slice(0, MOST)
}

function planLines(cx: Cx, plan: WeekPlan): string[] {
  const season = seasonWords(cx, plan)
  const lines = [
    ...runsOf(cx, plan).map(({ first, last, words }) => `${daysWords(cx, first, last)} ${words}`),
    ...plan.monthly.map((slot) => `${monthlyWords(cx, slot)}: ${hoursWords(cx, slot)}`),
  ]
  return season ? lines.map((line) => `${line} (${season})`) : lines
}

interface Days {
  first: Day
  last: Day
  words: string
}

/** Days that follow each other with the same hours. */
function runsOf(cx: Cx, { days }: WeekPlan): Days[] {
  const runs: Days[] = []
  for (const { day, hours } of days) {
    const words =
      hours.length > 0
        ? listOf(
            cx,
            hours.map((one) => hoursWords(cx, one)),
          )
        : ''
    const run = runs.at(-1)
    if (run && run.words === words) run.last = day
    else runs.push({ first: day, last: day, words })
  }
  return runs.filter(({ words }) => words !== '')
}

const daysWords = (cx: Cx, first: Day, last: Day): string => {
  if (first === 'MO' && last === 'SU') return cx.t('promotion.every_day')
  return first === last ? dayName(cx, first) : `${dayName(cx, first)}–${dayName(cx, last)}`
}
