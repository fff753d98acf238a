import { DAYS, type Day, type RecordDocument } from '../../../directory/api.ts'
import { freshId } from '../derived-id.ts'
import type { Owner } from '../phones.ts'
import type { Hours } from './typed-hours.ts'

/** A row of opening or closing. */
export type Schedule = RecordDocument['schedules'][number]
/** The hours of each day of a week. */
export type Week = Readonly<Record<Day, readonly Hours[]>>
/** The days in which a week holds; the whole year when both are `null`. */
export type Season = Pick<Schedule, 'valid_from' | 'valid_to'>

/** Whether a row says the hours of a week: the others, such as first Saturdays, are left as they are. */
export const isWeekly = ({ freq, closed }: Schedule): boolean => freq === 'WEEKLY' && !closed

/** Whether a row says that it stays closed for whole days. */
export const isClosure = (row: Schedule): boolean =>
  row.closed &&
  row.freq === 'WEEKLY' &&
  row.byday === DAYS.join(',') &&
  (row.valid_from ?? row.valid_to) !== null

/** The name of a season in a form. */
export const seasonKey = ({ valid_from, valid_to }: Season): string => `${valid_from ?? ''}/${valid_to ?? ''}`

/** The week that these rows say. */
export function weekOf(rows: readonly Schedule[]): Week {
  const hoursOn = (day: Day): Hours[] =>
    rows
      .filter(({ byday }) => byday.split(',').includes(day))
      .map(({ opens_at, closes_at }) => ({ opens: opens_at, closes: closes_at }))
      .sort((a, b) => (`${a.opens}${a.closes}` < `${b.opens}${b.closes}` ? -1 : 1))
  return Object.fromEntries(DAYS.map((day) => [day, hoursOn(day)])) as unknown as Week
}

/** Whether a week is all closed. */
export const isEmpty = (week: Week): boolean => DAYS.every((day) => week[day].length === 0)

/** The rows that say a week, in as few rows as there are different hours; rows that still hold keep id and note. */
export function rowsOfWeek(
  week: Week,
  season: Season,
  before: readonly Schedule[],
  owner: Owner,
  taken: ReadonlySet<string>,
): Schedule[] {
  if (JSON.stringify(weekOf(before)) === JSON.stringify(week))
    return before.map((row) => ({ ...row, ...season }))
  const spans = DAYS.flatMap((day) =>
    week[day].map(({ opens, closes }) => ({ day, key: `${opens}-${closes}` })),
  )
  const left = [...before]
  return [...Map.groupBy(spans, ({ key }) => key)].map(([key, days]): Schedule => {
    const [opens_at = '', closes_at = ''] = key.split('-')
    const byday = [...new Set(days.map(({ day }) => day))].join(',')
    const fits = (row: Schedule) => row.opens_at === opens_at && row.closes_at === closes_at
    const known = left.find((row) => fits(row) && row.byday === byday) ?? left.find(fits)
    if (known) left.splice(left.indexOf(known), 1)
    const named = `${owner.service_id ?? owner.location_id ?? ''} ${seasonKey(season)} ${key}`
    const fresh = {
      ...owner,
      id: freshId(named, taken),
      freq: 'WEEKLY' as const,
      closed: false,
      description: null,
    }
    return { ...fresh, ...known, ...season, byday, opens_at, closes_at }
  })
}
