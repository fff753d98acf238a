import { foldText, tokens } from '../../../platform/search/text/fold.ts'
import { codeLexeme, searchVector, type TextPart } from './lexemes.ts'
import type { Records } from './read-records.ts'
import type { Stems } from './stems.ts'

/** What the code lists say that a record does not: the area of a sector, the wider type of a type. */
export type ParentOf = (taxonomy: string, code: string) => string | undefined

/** One record gathered from all its tables. */
export interface Gathered {
  organization: Records['organizations'][number]
  parts: TextPart[]
  identifiers: string[]
  codes: { taxonomy: string; code: string }[]
  locations: Records['locations']
  languages: string[]
  free: boolean
}

/** Puts the rows of the tables together by record. */
export function gather(records: Records): Gathered[] {
  const byId = new Map(records.organizations.map((organization) => [organization.id, emptyFor(organization)]))
  const each = <Row extends { organization_id: string }>(
    rows: readonly Row[],
    put: (one: Gathered, row: Row) => void,
  ) => {
    for (const row of rows) {
      const one = byId.get(row.organization_id)
      if (one) put(one, row)
    }
  }
  each(records.formerNames, (one, { name }) => one.parts.push(part(one, name, 'A')))
  each(records.identifiers, (one, { identifier }) => one.identifiers.push(identifier))
  each(records.terms, (one, term) => one.codes.push(term))
  each(records.serviceTerms, (one, term) => one.codes.push(term))
  each(records.services, (one, service) => {
    one.free ||= service.free === true
    one.parts.push(part(one, service.name, 'B'))
    one.parts.push(part(one, service.description, 'C'), part(one, service.eligibility_description, 'C'))
  })
  each(records.doings, (one, { name, description }) =>
    one.parts.push(part(one, name, 'B'), part(one, description, 'C')),
  )
  each(records.locations, (one, location) => one.locations.push(location))
  each(records.languages, (one, { code }) => one.languages.push(code))
  each(records.translations, (one, { entity, field, lang, text }) =>
    one.parts.push({ text, lang, weight: weightOf(entity, field) }),
  )
  return [...byId.values()]
}

function emptyFor(organization: Gathered['organization']): Gathered {
  const one = { organization }
  const parts = [
    part(one, organization.name, 'A'),
    part(one, organization.alternate_name, 'A'),
    part(one, organization.description, 'C'),
    part(one, organization.purpose, 'C'),
  ]
  return { ...one, parts, identifiers: [], codes: [], locations: [], languages: [], free: false }
}

const part = (
  { organization }: Pick<Gathered, 'organization'>,
  text: string | null,
  weight: TextPart['weight'],
): TextPart => ({ text: text ?? '', lang: organization.original_lang, weight })

function weightOf(entity: string, field: string): TextPart['weight'] {
  if (field !== 'name') return 'C'
  return entity === 'organization' ? 'A' : 'B'
}

/** Every folded word of a record in the language it is in, for looking up stems. */
export const wordsOf = (one: Gathered): { lang: string; words: string[] }[] =>
  one.parts.map(({ text, lang }) => ({
    lang,
    words: tokens(text)
      .filter((token) => !token.han)
      .map((token) => token.text),
  }))

/** The row of `organization_search` of one record. */
export function searchRow(one: Gathered, stems: Stems, parentOf: ParentOf) {
  const { organization, locations } = one
  const codesOf = (taxonomy: string) =>
    distinct(one.codes.filter((term) => term.taxonomy === taxonomy).map(({ code }) => code))
  const sectors = codesOf('sector')
  const areas = distinct([...codesOf('area'), ...sectors.map((code) => parentOf('sector', code))])
  const type = organization.type_code ?? undefined
  const types = distinct([type, type && parentOf('type', type)])
  const beneficiaries = codesOf('beneficiary')
  const places = distinct(locations.flatMap(placesOf))
  const languages = distinct(one.languages)
  const name = foldText(organization.name)
  const codes = [
    ...types.map((code) => codeLexeme('type', code)),
    ...areas.map((code) => codeLexeme('area', code)),
    ...sectors.map((code) => codeLexeme('sector', code)),
    ...beneficiaries.map((code) => codeLexeme('beneficiary', code)),
    ...places.map((code) => codeLexeme('place', code)),
    ...languages.map((code) => codeLexeme('language', code)),
  ]
  return {
    id: organization.id,
    words: searchVector([...one.parts, ...extraParts(one)], codes, stems),
    name_folded: name,
    name_words: name === '' ? 0 : Math.min(name.split(' ').length, 1_000),
    types,
    areas,
    sectors,
    beneficiaries,
    places,
    languages,
    wheelchair: locations.some(({ wheelchair }) => wheelchair === true),
    free: one.free,
    dissolved: organization.lifecycle === 'dissolved',
    points: locations.flatMap(({ latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [latitude, longitude],
    ),
    verified_at: organization.verified_at,
    fresh_at: newer(organization.verified_at, organization.updated_at),
  }
}
export type SearchRow = ReturnType<typeof searchRow>

/** Identifiers, streets and localities are found too, after all that is said in words. */
const extraParts = ({ identifiers, locations }: Gathered): TextPart[] => [
  ...identifiers.map((text): TextPart => ({ text, lang: 'und', weight: 'B' })),
  ...locations.flatMap(({ locality, address_1, name }) =>
    [locality, address_1, name].map((text): TextPart => ({ text: text ?? '', lang: 'und', weight: 'D' })),
  ),
]

const placesOf = ({ istat_code: istat, locality }: Gathered['locations'][number]): string[] =>
  istat ? [istat, ...(locality ? [localityId(istat, locality)] : [])] : []

/** Id of a locality, as the territory makes it: `100005-san-giorgio-a-colonica`. */
export const localityId = (istat: string, name: string): string =>
  `${istat}-${name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}`

const distinct = (codes: readonly (string | undefined)[]): string[] =>
  [...new Set(codes.filter((code) => code !== undefined))].sort()
const newer = (a: Date | null, b: Date): Date => (a && a > b ? a : b)
