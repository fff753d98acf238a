import { z } from 'zod'
import { lastOf, readQuery } from '../../../platform/http/input.ts'
import { type CalendarDate, dateOf, dayNumber } from '../record/calendar.ts'

/** How far ahead events are listed, in days; `0` is today alone. */
export const PERIODS = { oggi: 0, settimana: 6, mese: 29 } as const
export type Period = keyof typeof PERIODS

/** Which events are asked for; what makes no sense in an address counts as not said. */
export interface EventFilter {
  /** ISTAT code of the municipality where they are. */
  istat: string
  period: Period | ''
  page: number
}

const Query = z.object({
  comune: lastOf(z.string().regex(/^\d{6}$/)).catch(''),
  periodo: lastOf(z.enum(['oggi', 'settimana', 'mese'])).catch('' as never),
  page: lastOf(z.coerce.number().int().min(1).max(1000)).catch(1),
})

/** The filter in an address. */
export function eventFilter(url: URL): EventFilter {
  const { comune, periodo, page } = Query.parse(readQuery(url.searchParams))
  return { istat: comune, period: periodo, page }
}

/** The last day on which an event may begin; none without a period. */
export const until = ({ period }: EventFilter, today: CalendarDate): CalendarDate | undefined =>
  period === '' ? undefined : dateOf(dayNumber(today) + PERIODS[period])
