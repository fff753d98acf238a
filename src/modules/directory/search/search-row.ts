import { foldText } from '../../../platform/search/text/fold.ts'
import type { Gathered } from './gather.ts'
import { codeLexeme, searchVector } from './lexemes.ts'
import { freshAt, pointsOf, type RecordCodes } from './record-codes.ts'

/** The row of `organization_search` of one record. */
export function searchRow(one: Gathered, codes: RecordCodes, stamp: number) {
  const { organization, locations } = one
  const name = foldText(organization.name)
  const lexemes = Object.entries(codes).flatMap(([key, list]) => list.map((code) => codeLexeme(key, code)))
  return {
    id: organization.id,
    stamp,
    words: searchVector(one.parts, lexemes),
    name_folded: name,
    name_words: name === '' ? 0 : Math.min(name.split(' ').length, 1_000),
    types: codes.type,
    areas: codes.area,
    sectors: codes.sector,
    beneficiaries: codes.beneficiary,
    places: codes.place,
    languages: codes.language,
    wheelchair: locations.some(({ wheelchair }) => wheelchair === true),
    free: one.free,
    dissolved: organization.lifecycle === 'dissolved',
    points: pointsOf(one),
    verified_at: organization.verified_at,
    fresh_at: freshAt(one),
  }
}
export type SearchRow = ReturnType<typeof searchRow>
