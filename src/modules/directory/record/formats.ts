import type { Cx } from '../../../platform/cx.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { type CalendarDate, DAYS, type Day, noonOf } from './calendar.ts'

type Reader = Pick<Cx, 'lang'>

const kept = new Map<string, Intl.DateTimeFormat>()

function format(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`
  const known = kept.get(key) ?? new Intl.DateTimeFormat(locale(lang), { timeZone: 'UTC', ...options })
  kept.set(key, known)
  return known
}

/** A calendar date in full, such as `1 settembre 2027`. */
export const longDate = ({ lang }: Reader, date: CalendarDate): string =>
  format(lang, 'long', { dateStyle: 'long' }).format(noonOf(date))

/** A calendar date with its day of the week, such as `sabato 5 dicembre 2026`. */
export const fullDate = ({ lang }: Reader, date: CalendarDate): string =>
  format(lang, 'full', { dateStyle: 'full' }).format(noonOf(date))

/** Month and year of a moment, such as `marzo 2026`. */
export const monthOf = ({ lang }: Reader, moment: Date): string =>
  format(lang, 'month', { month: 'long', year: 'numeric' }).format(moment)

/** Name of a day of the week. */
export const dayName = ({ lang }: Reader, day: Day): string =>
  // 1 January 2024 was a Monday.
  format(lang, 'day', { weekday: 'long' }).format(noonOf(`2024-01-0${DAYS.indexOf(day) + 1}`))

/** A time of day as people write it: `9:00`, in French `9 h 30`. */
export function timeOf({ lang }: Reader, time: string): string {
  const [hour = '0', minute = '00'] = time.split(':')
  if (lang !== 'fr') return `${Number(hour)}:${minute}`
  return minute === '00' ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`
}

/** Name of a language for the reader, and what its own speakers call it. */
export function languageNames({ lang }: Reader, code: string): { name: string; own: string | undefined } {
  const name = displayName(lang, code)
  const own = displayName(code, code)
  return { name, own: own.toLocaleLowerCase() === name.toLocaleLowerCase() || own === code ? undefined : own }
}

const names = new Map<string, Intl.DisplayNames>()

function displayName(lang: string, code: string): string {
  try {
    const known = names.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language', fallback: 'code' })
    names.set(lang, known)
    return known.of(code) ?? code
  } catch {
    return code
  }
}

const lists = new Map<Lang, Intl.ListFormat>()

/** Words joined as the language does: `arabo, italiano e cinese`. */
export function listOf({ lang }: Reader, words: readonly string[]): string {
  const list = lists.get(lang) ?? new Intl.ListFormat(locale(lang), { type: 'conjunction' })
  lists.set(lang, list)
  return list.format(words)
}

/** An amount of money in euro. */
export const euro = ({ lang }: Reader, amount: number): string =>
  new Intl.NumberFormat(locale(lang), {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount)
