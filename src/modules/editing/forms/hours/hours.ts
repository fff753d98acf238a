import { z } from 'zod'
import { lastOf, type RawValues } from '../../../../platform/http/input.ts'
import { DAYS, type Day, type RecordDocument } from '../../../directory/api.ts'
import { freshId } from '../derived-id.ts'
import { date, listed, text, withLists } from '../fields.ts'
import { isOf, ORGANIZATION, type Owner } from '../phones.ts'
import type { At } from '../section.ts'
import { shownHours, typedHours } from './typed-hours.ts'
import {
  isClosure,
  isEmpty,
  isWeekly,
  rowsOfWeek,
  type Schedule,
  seasonKey,
  type Week,
  weekOf,
} from './week.ts'

/** Field of a day in a form. */
export const dayField = (day: Day) => day.toLowerCase() as Lowercase<Day>

const typedDay = lastOf(
  z
    .string()
    .max(200)
    .default('')
    .transform((typed, context) => {
      const hours = typedHours(typed)
      if (!hours) context.addIssue({ code: 'custom', message: 'editing.forms.hours_wrong' })
      return hours ?? []
    }),
)
const days = {
  mo: typedDay,
  tu: typedDay,
  we: typedDay,
  th: typedDay,
  fr: typedDay,
  sa: typedDay,
  su: typedDay,
}
type TypedDays = { [Name in Lowercase<Day>]: Week[Day] }

const weekFrom = (typed: TypedDays): Week =>
  Object.fromEntries(DAYS.map((day) => [day, typed[dayField(day)]])) as unknown as Week

const period = { from: date, to: date }
const inOrder = ({ from, to }: { from: string | null; to: string | null }) =>
  from === null || to === null || from <= to
const LATE = { path: ['to'], error: 'directory.editing.ends_before_start' }

/** The hours of one owner, as typed: the usual week, weeks of some seasons, and times in which it is closed. */
export const HoursForm = z.preprocess(
  withLists,
  z.object({
    ...days,
    seasons: z
      .array(
        z
          .object({ ...days, ...period, key: text(30) })
          .refine(inOrder, LATE)
          .refine((row) => row.from !== null || row.to !== null || isEmpty(weekFrom(row)), {
            path: ['from'],
            error: 'editing.forms.season_dates',
          }),
      )
      .max(20)
      .default([]),
    closures: z
      .array(z.object({ ...period, note: text(300), id: text(40) }).refine(inOrder, LATE))
      .max(100)
      .default([]),
  }),
)
export type HoursValues = z.infer<typeof HoursForm>

/** Whose hours a row of the section is about: a service's, a place's or the organisation's own. */
export function ownerOf(document: RecordDocument, row: string): Owner {
  if (document.services.some(({ id }) => id === row)) return { service_id: row, location_id: null }
  if (document.locations.some(({ id }) => id === row)) return { service_id: null, location_id: row }
  return ORGANIZATION
}

/** The rows of an owner by what the form shows them as. */
export function partsOf(document: RecordDocument, owner: Owner) {
  const own = document.schedules.filter(isOf(owner))
  const weekly = own.filter(isWeekly)
  return {
    usual: weekly.filter((row) => seasonKey(row) === '/'),
    seasons: Map.groupBy(
      weekly.filter((row) => seasonKey(row) !== '/'),
      seasonKey,
    ),
    closures: own.filter(isClosure),
    others: own.filter((row) => !isWeekly(row) && !isClosure(row)),
  }
}

const dayValues = (week: Week): Record<string, string> =>
  Object.fromEntries(DAYS.map((day) => [dayField(day), shownHours(week[day])]))

const BLANK = Object.fromEntries(DAYS.map((day) => [dayField(day), '']))

/** The hours of an owner as the form shows them, with room for one season and two closures more. */
export function hoursValues(document: RecordDocument, { row }: Pick<At, 'row'>): RawValues {
  const { usual, seasons, closures } = partsOf(document, ownerOf(document, row))
  const season = ([key, rows]: [string, readonly Schedule[]]) => {
    const [from = '', to = ''] = key.split('/')
    return { key, from, to, ...dayValues(weekOf(rows)) }
  }
  const closed = closures.map(({ id, valid_from, valid_to, description }) => ({
    id,
    from: valid_from,
    to: valid_to,
    note: description,
  }))
  const none = { id: null, from: null, to: null, note: null }
  return {
    ...dayValues(weekOf(usual)),
    days: ['MO', 'TU', 'WE', 'TH', 'FR'],
    ...listed('seasons', [...[...seasons].map(season), { key: '', from: '', to: '', ...BLANK }]),
    ...listed('closures', [...closed, none, none]),
  }
}

/** The record with the hours of an owner as typed; what the form does not show, such as first Saturdays, stays. */
export function withHours(
  document: RecordDocument,
  typed: HoursValues,
  { row }: Pick<At, 'row'>,
): RecordDocument {
  const owner = ownerOf(document, row)
  const before = partsOf(document, owner)
  const taken = new Set(document.schedules.map(({ id }) => id))
  const usual = rowsOfWeek(weekFrom(typed), { valid_from: null, valid_to: null }, before.usual, owner, taken)
  const seasons = typed.seasons.flatMap(({ key, from, to, ...week }) =>
    rowsOfWeek(
      weekFrom(week),
      { valid_from: from, valid_to: to },
      before.seasons.get(key ?? '') ?? [],
      owner,
      taken,
    ),
  )
  const closures = typed.closures.flatMap((one): Schedule[] => {
    if (one.from === null && one.to === null) return []
    const known = before.closures.find(({ id }) => id === one.id)
    const dates = known ? { valid_from: one.from, valid_to: one.to } : wholeDays(one)
    const fresh = closedFrom(owner, freshId(`${row} closed ${one.from}/${one.to}`, taken))
    return [{ ...fresh, ...known, ...dates, description: one.note }]
  })
  const others = document.schedules.filter((one) => !isOf(owner)(one))
  return { ...document, schedules: [...others, ...before.others, ...usual, ...seasons, ...closures] }
}

/** A closure of which only the first or the last day was typed is of that day. */
const wholeDays = ({ from, to }: { from: string | null; to: string | null }) => ({
  valid_from: from ?? to,
  valid_to: to ?? from,
})

const closedFrom = (owner: Owner, id: string): Schedule => ({
  ...owner,
  id,
  freq: 'WEEKLY',
  byday: DAYS.join(','),
  opens_at: '00:00',
  closes_at: '24:00',
  valid_from: null,
  valid_to: null,
  closed: true,
  description: null,
})
