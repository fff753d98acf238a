import { z } from 'zod'
import { calendarDay } from '../../platform/http/typed-values.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'

/** One value of a parameter: the last when sent more than once, none when empty. */
const one = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => {
    const last = Array.isArray(value) ? value.at(-1) : value
    return last === '' ? undefined : last
  }, item)

/** A parameter that may be sent many times; a record with one of its values is enough. */
const anyIdentifier = (description: string) =>
  z
    .preprocess(
      (value) => [...new Set([value].flat().filter((item) => item !== undefined && item !== ''))],
      z.array(z.guid({ error: 'hsds.expected_id' })).max(50),
    )
    .describe(description)

const flag = (description: string) =>
  one(z.stringbool({ error: 'hsds.expected_flag' }).default(false)).describe(description)

/** RFC 3339, or a day. The `+` of an offset that an address turned into a space is taken as it was meant. */
const moment = z.preprocess((value) => {
  const last = Array.isArray(value) ? value.at(-1) : value
  if (last === '') return undefined
  return typeof last === 'string' ? last.replace(/(T\S+) (\d\d:\d\d)$/, '$1+$2') : last
}, z.union([z.iso.datetime({ offset: true }), calendarDay], { error: 'hsds.expected_moment' }).optional())

const paging = {
  page: one(z.coerce.number().int().min(1).max(1_000_000).default(1)).describe('Number of the page, from 1'),
  per_page: one(z.coerce.number().int().min(1).max(100).default(50)).describe(
    'Records on a page, at most 100',
  ),
  cursor: one(z.string().max(500).optional()).describe(
    'Where to go on, as the `next` address of a page says',
  ),
  snapshot: one(z.guid({ error: 'hsds.expected_id' }).optional()).describe(
    'The division into pages to stay with, as the first page says: no record is then lost or repeated',
  ),
  format: one(z.enum(['json', 'ndjson']).default('json')).describe(
    'json, or ndjson: all records as a stream, one on each line',
  ),
  search: one(z.string().trim().max(200).optional()).describe(
    'Words, all of which must be in name or description',
  ),
  lang: one(z.enum(LANGUAGES).default('it')).describe('Language of labels and, where translated, of texts'),
}

const detail = {
  minimal: flag('Only the fields that the standard requires'),
  full: flag('With everything that belongs to each record'),
}

const content = {
  taxonomy_term_id: anyIdentifier('Has one of these terms, or one below or equal to them'),
  taxonomy_id: anyIdentifier('Has any term of one of these taxonomies'),
  organization_id: anyIdentifier('Belongs to one of these organisations'),
  modified_after: moment.describe('Changed at this moment or later (RFC 3339)'),
  latitude: one(z.coerce.number().min(-90).max(90).optional()).describe(
    'With longitude: the centre to be near to',
  ),
  longitude: one(z.coerce.number().min(-180).max(180).optional()).describe('See latitude'),
  proximity: one(z.coerce.number().positive().max(1_000_000).optional()).describe(
    'Metres from latitude and longitude; 5000 when absent',
  ),
}

const pointIsWhole = (query: {
  latitude?: number | undefined
  longitude?: number | undefined
  proximity?: number | undefined
}) =>
  (query.latitude === undefined) === (query.longitude === undefined) &&
  (query.proximity === undefined || query.latitude !== undefined)

/** Parameters of the lists of organisations, services and services at locations. */
export const RecordsQuery = z
  .object({ ...paging, ...detail, ...content })
  .refine(pointIsWhole, { error: 'hsds.expected_point', path: ['proximity'] })
export type RecordsQuery = z.infer<typeof RecordsQuery>

/** Parameters of one record. */
export const RecordQuery = z.object({ lang: paging.lang })

/** Parameters of the list of taxonomies. */
export const TaxonomiesQuery = z.object(paging)
export type PagingQuery = z.infer<typeof TaxonomiesQuery>

/** Parameters of the list of taxonomy terms. */
export const TermsQuery = z.object({
  ...paging,
  taxonomy_id: content.taxonomy_id,
  parent_id: anyIdentifier('Directly below one of these terms'),
  top_only: flag('Only terms without a parent in their own taxonomy'),
})
export type TermsQuery = z.infer<typeof TermsQuery>
export type RecordQuery = z.infer<typeof RecordQuery>
