import type { Cx } from '../../../../platform/cx.ts'
import { locale } from '../../../../platform/i18n/catalogue.ts'
import { DAYS, type Day, longDate, type RecordDocument, timeOf } from '../../../directory/api.ts'
import type { Owner } from '../phones.ts'
import { partsOf } from './hours.ts'
import type { Hours } from './typed-hours.ts'
import { type Week, weekOf } from './week.ts'

type Reader = Pick<Cx, 'lang' | 't'>

/** A week in words, days of the same hours together: `lun–ven 9:00–12:00`. */
export function weekWords(cx: Reader, week: Week): string[] {
  const runs: { first: Day; last: Day; words: string }[] = []
  for (const day of DAYS) {
    const words = hoursWords(cx, week[day])
    const run = runs.at(-1)
    if (run && run.words === words) run.last = day
    else runs.push({ first: day, last: day, words })
  }
  return runs
    .filter(({ words }) => words !== '')
    .map(({ first, last, words }) => `${daysWords(cx, first, last)} ${words}`)
}

const hoursWords = (cx: Reader, hours: readonly Hours[]): string =>
  hours
    .map(({ opens, closes }) =>
      opens === '00:00' && closes === '24:00'
        ? cx.t('directory.record.all_day')
        : cx.t('directory.record.from_to', { from: timeOf(cx, opens), to: timeOf(cx, closes) }),
    )
    .join(cx.t('editing.forms.hours_and'))

function daysWords(cx: Reader, first: Day, last: Day): string {
  const short = (day: Day) =>
    new Intl.DateTimeFormat(locale(cx.lang), { weekday: 'short', timeZone: 'UTC' }).format(
      // 1 January 2024 was a Monday.
      new Date(`2024-01-0${DAYS.indexOf(day) + 1}T12:00Z`),
    )
  return first === last ? short(first) : `${short(first)}–${short(last)}`
}

/** From when to when a season or a closure lasts. */
export function periodWords(cx: Reader, from: string | null, to: string | null): string {
  const values = { from: from ? longDate(cx, from) : '', to: to ? longDate(cx, to) : '' }
  if (from && to) return from === to ? values.from : cx.t('directory.record.dates_from_to', values)
  return cx.t(from ? 'directory.record.dates_from' : 'directory.record.dates_to', values)
}

/** All hours of an owner, in short lines. */
export function hoursLines(cx: Reader, document: RecordDocument, owner: Owner): string[] {
  const { usual, seasons, closures, others } = partsOf(document, owner)
  const lines = [
    ...weekWords(cx, weekOf(usual)),
    ...[...seasons].map(([key, rows]) => {
      const [from = '', to = ''] = key.split('/')
      return `${periodWords(cx, from || null, to || null)}: ${weekWords(cx, weekOf(rows)).join(cx.t('editing.forms.hours_then'))}`
    }),
    ...closures.map(
      ({ valid_from, valid_to }) =>
        `${cx.t('directory.record.closed')}: ${periodWords(cx, valid_from, valid_to)}`,
    ),
    ...(others.length > 0 ? [cx.t('editing.forms.hours_others', { count: others.length })] : []),
  ]
  return lines.length > 0 ? lines : [cx.t('editing.forms.hours_none')]
}
