import { distanceKm } from '../../../src/modules/territory/api.ts'
import type { JudgeRecord } from './judge-records.ts'

/** Middle of a municipality by its ISTAT code. */
export type PointOf = (istat: string) => { lat: number; lon: number } | undefined

/**
 * Whether a record is an acceptable answer: some rule of which every condition holds. Written apart from the search,
 * so that it judges and does not repeat it. A condition may have alternatives, separated by `|`:
 * `cf:` tax code · `slug:` · `name:` words in a row in one of its names · `is:` the whole name but for its legal form ·
 * `offer:` words in a row in the name of a service · `place:` ISTAT code of a municipality, of a province, or
 * `100005/Iolo` · `within:100006:8` kilometres of a municipality · `free` · else `taxonomy:code`.
 */
export const accepts = (
  rules: readonly (readonly string[])[],
  record: JudgeRecord,
  pointOf: PointOf,
): boolean =>
  rules.some((rule) =>
    rule.every((condition) =>
      condition.split('|').some((alternative) => holds(alternative, record, pointOf)),
    ),
  )

function holds(condition: string, record: JudgeRecord, pointOf: PointOf): boolean {
  const at = condition.indexOf(':')
  const value = condition.slice(at + 1)
  switch (condition.slice(0, at)) {
    case 'cf':
      return record.taxCode === value
    case 'slug':
      return record.slug === value
    case 'name':
      return record.names.some((name) => hasWords(name, value))
    case 'is':
      return record.names.some((name) => withoutForm(name) === withoutForm(plain(value)))
    case 'offer':
      return record.offers.some((offer) => hasWords(offer, value))
    case 'place':
      return isIn(record, value)
    case 'within':
      return isWithin(record, value, pointOf)
    default:
      return record.codes.has(condition)
  }
}

const hasWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${plain(words)} `)

const isIn = ({ places }: JudgeRecord, value: string): boolean => {
  const [istat = '', locality] = value.split('/')
  return places.some((place) => place.istat.startsWith(istat) && (!locality || place.locality === locality))
}

function isWithin({ places }: JudgeRecord, value: string, pointOf: PointOf): boolean {
  const [istat = '', km] = value.split(':')
  const start = pointOf(istat)
  return (
    start !== undefined &&
    places.some((place) => {
      const point = place.point ?? pointOf(place.istat)
      return point !== undefined && distanceKm(start, point) <= Number(km)
    })
  )
}

const FORMS = new Set(['onlus', 'odv', 'aps', 'ets', 'asd', 'ssd', 'ong'])

const withoutForm = (name: string): string =>
  name
    .split(' ')
    .filter((word) => !FORMS.has(word))
    .join(' ')

/** Small letters without accents; initials with dots are one word; all else that is no letter is a space. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
