import { z } from 'zod'
import { lastOf } from '../../../platform/http/input.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { momentAt } from '../../../platform/i18n/time-zone.ts'

/** The two fields of a moment, as a browser sends them; both empty for none. */
export const MOMENT_FIELDS = {
  giorno: lastOf(z.string().trim().max(20).default('')),
  ora: lastOf(z.string().trim().max(20).default('')),
}
export type MomentFields = { giorno: string; ora: string }

/** Furthest moment that can be chosen, in milliseconds from now. */
const FURTHEST = 366 * 86_400_000

/** The moment somebody chose, or what is wrong with it and in which field; neither when none was chosen. */
export function readMoment(
  { giorno, ora }: MomentFields,
  timeZone: string,
  now: Date,
): { at?: Date } | { field: keyof MomentFields; wrong: MessageKey } {
  if (giorno === '' && ora === '') return {}
  if (giorno === '') return { field: 'giorno', wrong: 'editing.schedule.day_missing' }
  if (ora === '') return { field: 'ora', wrong: 'editing.schedule.hour_missing' }
  const at = momentAt(giorno, ora.slice(0, 5), timeZone)
  if (!at) {
    const isDay = momentAt(giorno, '12:00', timeZone) !== undefined
    return isDay
      ? { field: 'ora', wrong: 'editing.schedule.hour_wrong' }
      : { field: 'giorno', wrong: 'editing.schedule.day_wrong' }
  }
  if (at <= now) return { field: 'giorno', wrong: 'editing.schedule.past' }
  if (at.getTime() - now.getTime() > FURTHEST) return { field: 'giorno', wrong: 'editing.schedule.far' }
  return { at }
}
