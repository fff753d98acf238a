import type { Cx } from '../../../platform/cx.ts'
import { dayName, longDate, timeOf } from './formats.ts'
import type { Clock, OpenState } from './opening-hours.ts'

/** Whether it is open, in words: a short state and what comes next. */
export interface OpenWords {
  open: boolean
  state: string
  next: string | undefined
  /** Today is a holiday, and hours may be others. */
  holiday: string | undefined
}

/** Says in the reader's language whether somewhere is open; nothing when its hours are not known. */
export function openWords(cx: Pick<Cx, 'lang' | 't'>, state: OpenState): OpenWords | undefined {
  if (state.state === 'unknown') return undefined
  const holiday = state.holiday && cx.t(`directory.record.holiday_${state.holiday}`)
  const words = { holiday: holiday && cx.t('directory.record.holiday_today', { holiday }) }
  if (state.state === 'closed') {
    const next = state.opens ? opensAt(cx, state.opens) : undefined
    return { ...words, open: false, state: cx.t('directory.record.closed_now'), next }
  }
  const next = state.until ? closesAt(cx, state.until) : cx.t('directory.record.open_always')
  return { ...words, open: true, state: cx.t('directory.record.open_now'), next }
}

function closesAt(cx: Pick<Cx, 'lang' | 't'>, until: Clock): string {
  // Up to noon of the next day the hour alone is clear: "until 2:00".
  const values = valuesOf(cx, until)
  const soon = until.inDays === 0 || (until.inDays === 1 && until.time <= '12:00')
  return cx.t(soon ? 'directory.record.closes_at' : 'directory.record.closes_on', values)
}

function opensAt(cx: Pick<Cx, 'lang' | 't'>, opens: Clock): string {
  const values = valuesOf(cx, opens)
  if (opens.inDays === 0) return cx.t('directory.record.opens_today', values)
  if (opens.inDays === 1) return cx.t('directory.record.opens_tomorrow', values)
  if (opens.inDays < 7) return cx.t('directory.record.opens_weekday', values)
  return cx.t('directory.record.opens_date', values)
}

const valuesOf = (cx: Pick<Cx, 'lang'>, clock: Clock) => ({
  time: timeOf(cx, clock.time),
  day: clock.day,
  weekday: dayName(cx, clock.day),
  date: longDate(cx, clock.date),
})
