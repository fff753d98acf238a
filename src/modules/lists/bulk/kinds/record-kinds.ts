import { z } from 'zod'
import { lastOf } from '../../../../platform/http/input.ts'
import type { RecordDocument } from '../../../directory/api.ts'
import type { ChangeKind } from '../kind.ts'
import { documentKind, type Edit } from './document-kind.ts'

const chosen = lastOf(
  z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:/-]{0,79}$/u, { error: 'form.choose_from_list' }),
)
const permission = 'lists.change'

/** A term of a code list comes or goes. */
const term =
  (taxonomy: 'sector' | 'beneficiary', adds: boolean): Edit =>
  (document, { codice = '' }) => {
    const others = document.terms.filter((one) => one.taxonomy !== taxonomy || one.code !== codice)
    const terms = adds ? [...others, { taxonomy, code: codice }] : others
    return { document: { ...document, terms }, ...came(adds, codice) }
  }

/** A language that is spoken there, for the organisation as a whole. */
const language =
  (adds: boolean): Edit =>
  (document, { codice = '' }) => {
    const has = document.languages.some((one) => one.code === codice && one.service_id === null)
    if (adds === has) return { document, ...came(adds, codice) }
    const others = document.languages.filter((one) => one.code !== codice || one.service_id !== null)
    const languages = adds ? [...others, { service_id: null, code: codice, note: null }] : others
    return { document: { ...document, languages }, ...came(adds, codice) }
  }

const came = (adds: boolean, code: string) =>
  adds ? { before: null, after: code } : { before: code, after: null }

/** The seat is in another municipality; a point that only meant the old one goes. */
const municipality: Edit = (document, { codice = '' }) => {
  const seat = document.locations.find(({ id }) => id === document.organization.seat_id)
  if (!seat) return { refused: 'no_seat' }
  const moved = (place: RecordDocument['locations'][number]) =>
    place.id === seat.id && place.istat_code !== codice
      ? { ...place, istat_code: codice, point: place.point?.quality === 'municipality' ? null : place.point }
      : place
  return {
    document: { ...document, locations: document.locations.map(moved) },
    before: seat.istat_code,
    after: codice,
  }
}

const params = z.object({ codice: chosen })

/** Changes of what records say. */
export const RECORD_KINDS = {
  sector_add: documentKind({ label: 'lists.kind_sector_add', permission, params }, term('sector', true)),
  sector_remove: documentKind(
    { label: 'lists.kind_sector_remove', permission, params },
    term('sector', false),
  ),
  beneficiary_add: documentKind(
    { label: 'lists.kind_beneficiary_add', permission, params },
    term('beneficiary', true),
  ),
  beneficiary_remove: documentKind(
    { label: 'lists.kind_beneficiary_remove', permission, params },
    term('beneficiary', false),
  ),
  language_add: documentKind({ label: 'lists.kind_language_add', permission, params }, language(true)),
  language_remove: documentKind({ label: 'lists.kind_language_remove', permission, params }, language(false)),
  municipality: documentKind({ label: 'lists.kind_municipality', permission, params }, municipality),
} satisfies Record<string, ChangeKind>
