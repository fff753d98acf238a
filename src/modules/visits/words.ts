import type { Cx } from '../../platform/cx.ts'
import { locale } from '../../platform/i18n/catalogue.ts'
import type { Told } from './few.ts'
import type { Month } from './months.ts'

type Reader = Pick<Cx, 'lang' | 't'>

/** A count in words: the number, or "fewer than 5". */
export const toldWords = ({ lang, t }: Reader, count: Told): string =>
  count === 'few' ? t('visits.few') : new Intl.NumberFormat(locale(lang)).format(count)

/** A month by name: `novembre 2026`, or its letter or number alone for a chart. */
export const monthWords = ({ lang }: Pick<Cx, 'lang'>, month: Month, short = false): string =>
  new Intl.DateTimeFormat(locale(lang), {
    timeZone: 'UTC',
    month: short ? 'narrow' : 'long',
    ...(!short && { year: 'numeric' }),
  }).format(new Date(`${month}T12:00Z`))
