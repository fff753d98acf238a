import type { SearchDocument } from '../document.ts'
import type { SearchKind } from '../kind.ts'
import type { IndexQuery, QueryTerm } from '../query.ts'

/** A kind for tests of the index. */
export const SAMPLE_KIND: SearchKind = {
  name: 'sample',
  version: 1,
  fields: [
    { name: 'name', weight: 1 },
    { name: 'alias', weight: 0.95 },
    { name: 'service', weight: 0.55 },
    { name: 'description', weight: 0.25 },
  ],
  names: 2,
  keys: ['area', 'place'],
  flags: ['free', 'dissolved'],
  hidden: ['dissolved'],
  visibility: 'public',
}

/** A document with a name and only what a test is about. */
export const sampleDocument = (
  title: string,
  given: Partial<SearchDocument> & { description?: string; service?: string } = {},
): SearchDocument => {
  const { description, service, ...rest } = given
  const text = (field: string, words: string | undefined) =>
    words === undefined ? [] : [{ field, lang: 'it', text: words }]
  return {
    title,
    slug: title.toLowerCase().replaceAll(' ', '-'),
    texts: [...text('name', title), ...text('service', service), ...text('description', description)],
    codes: {},
    flags: [],
    points: [],
    hours: [],
    offers: service === undefined ? [] : [{ field: 'service', lang: 'it', text: service }],
    verifiedAt: null,
    freshAt: 1_700_000_000,
    ...rest,
  }
}

const NO_DAY = { date: 20_000, names: ['FR'], holiday: false }

/** A search for everything, to be narrowed by spreading. */
export const SAMPLE_QUERY: IndexQuery = {
  kind: 'sample',
  terms: [],
  asked: '',
  nameTerms: [],
  codes: {},
  flags: [],
  shown: [],
  open: false,
  moment: { minutes: 600, today: NO_DAY, yesterday: { ...NO_DAY, date: 19_999, names: ['TH'] } },
  near: undefined,
  nearness: 1,
  withinKm: undefined,
  nearKey: 'place',
  relax: false,
  sort: 'relevance',
  page: 1,
  pageSize: 20,
  now: 1_700_000_000,
}

/** A term that a word stands for: as it is, or with its stem. */
export const sampleTerm = (word: string, more: Partial<QueryTerm> = {}): QueryTerm => ({
  word,
  optional: false,
  weight: 3,
  alternatives: [
    { atoms: [{ as: 'word', text: word }], quality: 1 },
    { atoms: [{ as: 'stem', text: word }], quality: 0.8 },
  ],
  ...more,
})

/** Words of several, each a term. */
export const sampleTerms = (text: string): QueryTerm[] => text.split(' ').map((word) => sampleTerm(word))

/** An identifier made from a number. */
export const sampleId = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
