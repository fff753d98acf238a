import { locale } from '../i18n/catalogue.ts'
import type { Lang } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/messages.ts'

/** Who reads it: the language, and what says messages in it. */
export interface Reader {
  lang: Lang
  t: Translate
}

/** A span of time, such as 30 days. */
export interface Span {
  count: number
  unit: 'minute' | 'hour' | 'day' | 'month'
}

/** How long something is kept, in words; their values are the constants by which the job ends it. */
export interface Kept {
  words: MessageKey
  values?: Readonly<Record<string, Span | number>>
}

export const minutes = (count: number): Span => ({ count, unit: 'minute' })
export const hours = (count: number): Span => ({ count, unit: 'hour' })
export const days = (count: number): Span => ({ count, unit: 'day' })
export const months = (count: number): Span => ({ count, unit: 'month' })

/** Says how long, in the language of who reads it. */
export function sayKept({ lang, t }: Reader, { words, values = {} }: Kept): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : saySpan(lang, value),
  ])
  return t(words, Object.fromEntries(said))
}

const saySpan = (lang: Lang, { count, unit }: Span): string =>
  new Intl.NumberFormat(locale(lang), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
