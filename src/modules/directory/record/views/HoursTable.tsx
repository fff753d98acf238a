import type { Cx } from '../../../../platform/cx.ts'
import { type CalendarDate, type Day, dayNumber, weekday } from '../calendar.ts'
import { dayName, longDate, timeOf } from '../formats.ts'
import type { Span } from '../opening-hours.ts'
import { type Closure, closures, type Hours, isAllDay, type WeekPlan, weekPlans } from '../week-plan.ts'
import { Name } from './Text.tsx'

type Reader = Pick<Cx, 'lang' | 't'>

interface HoursProps {
  cx: Reader
  spans: readonly (Span & { description?: string | null })[]
  today: CalendarDate
  /** Language of the notes. */
  lang: string
  /** What the hours are of, where a page has more than one table. */
  of: string
}

/** Opening hours as one table of the week for each season, then closures. */
export function HoursTable({ cx, spans, today, lang, of }: HoursProps) {
  const plans = weekPlans(spans, today)
  if (plans.length === 0) return null
  return (
    <>
      {plans.map((plan) => (
        <Plan key={`${plan.from}${plan.to}`} cx={cx} plan={plan} today={today} lang={lang} of={of} />
      ))}
      <Closures cx={cx} list={closures(spans, today)} lang={lang} />
    </>
  )
}

function Plan({ cx, plan, today, lang, of }: Omit<HoursProps, 'spans'> & { plan: WeekPlan }) {
  const season = seasonWords(cx, plan)
  const current = weekday(dayNumber(today))
  const weekly = plan.days.some(({ hours }) => hours.length > 0)
  return (
    <>
      {weekly && (
        <table class="week">
          <caption class={season ? undefined : 'visually-hidden'}>{season ?? of}</caption>
          <tbody>
            {plan.days.map(({ day, hours }) => (
              <tr key={day} class={day === current ? 'week-today' : undefined}>
                <th scope="row">
                  {dayName(cx, day)}
                  {day === current && (
                    <span class="visually-hidden"> ({cx.t('directory.record.today')})</span>
                  )}
                </th>
                <td class={hours.length === 0 ? 'soft' : undefined}>
                  {hours.length === 0 ? cx.t('directory.record.closed') : <HoursList cx={cx} hours={hours} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {plan.monthly.length > 0 && (
        <ul>
          {plan.monthly.map((slot) => (
            <li key={`${slot.nth}${slot.day}${slot.opens}`}>
              {monthlyWords(cx, slot)}: {hoursWords(cx, slot)}
            </li>
          ))}
        </ul>
      )}
      {plan.notes.map((note) => (
        <p key={note} class="soft">
          <Name cx={cx} lang={lang}>
            {note}
          </Name>
        </p>
      ))}
    </>
  )
}

const HoursList = ({ cx, hours }: { cx: Reader; hours: readonly Hours[] }) => (
  <>
    {hours.map((one) => (
      <span key={one.opens} class="week-hours">
        {hoursWords(cx, one)}
      </span>
    ))}
  </>
)

/** `9:00–13:00`, or that it is open all day. */
export const hoursWords = (cx: Reader, hours: Hours): string =>
  isAllDay(hours)
    ? cx.t('directory.record.all_day')
    : cx.t('directory.record.from_to', { from: timeOf(cx, hours.opens), to: timeOf(cx, hours.closes) })

/** "First Saturday of the month", in words that fit every language: the number, then the day. */
export const monthlyWords = (cx: Reader, { nth, day }: { nth: number; day: Day }): string =>
  cx.t('directory.record.monthly', { nth: nth < 0 ? 'last' : String(nth), day, weekday: dayName(cx, day) })

/** From when to when a season or a closure lasts; nothing for hours of the whole year. */
export function seasonWords(
  cx: Reader,
  { from, to }: { from: string | null; to: string | null },
): string | undefined {
  const values = { from: from ? longDate(cx, from) : '', to: to ? longDate(cx, to) : '' }
  if (from && to && from === to) return values.from
  if (from && to) return cx.t('directory.record.dates_from_to', values)
  if (from) return cx.t('directory.record.dates_from', values)
  return to ? cx.t('directory.record.dates_to', values) : undefined
}

const Closures = ({ cx, list, lang }: { cx: Reader; list: readonly Closure[]; lang: string }) =>
  list.length > 0 && (
    <ul class="closures">
      {list.map((closure) => (
        <li key={`${closure.from}${closure.to}`}>
          <strong>{cx.t('directory.record.closed')}:</strong> {seasonWords(cx, closure)}
          {closure.note && (
            <>
              {' '}
              (
              <Name cx={cx} lang={lang}>
                {closure.note}
              </Name>
              )
            </>
          )}
        </li>
      ))}
    </ul>
  )
