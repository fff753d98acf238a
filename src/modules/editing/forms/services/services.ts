import { z } from 'zod'
import { lastOf, manyOf, type RawValues } from '../../../../platform/http/input.ts'
import { RecordDocument } from '../../../directory/api.ts'
import { chosenCodes } from '../codes.ts'
import { email, website } from '../contacts/contacts.ts'
import { anyOf, neededText, shown, text, textOr, wholeNumber, withLists } from '../fields.ts'
import type { Known } from '../known.ts'
import { PhoneRows, phoneValues, withPhones } from '../phones.ts'
import { lastPlace, withRow } from '../rows-of.ts'
import type { At } from '../section.ts'
import { spokenAt, withSpoken } from '../spoken.ts'
import { CostRows, costValues, documentLines, withCosts, withDocuments } from './service-lists.ts'

type Service = RecordDocument['services'][number]
const shape = RecordDocument.shape.services.element.shape

/** What a service may be, as people are told. */
export const STATUSES = shape.status.options

const FREE = { yes: true, no: false, '': null } as const

/** One service with what hangs on it, checked. */
export const serviceForm = (known: Known, document: RecordDocument) =>
  z.preprocess(
    withLists,
    z
      .object({
        ...TEXTS,
        minimum_age: wholeNumber(0, 120),
        maximum_age: wholeNumber(0, 120),
        program_id: textOr(z.enum(document.programs.map(({ id }) => id))),
        places: anyOf(document.locations.map(({ id }) => id)),
        beneficiaries: chosenCodes(known, document, 'beneficiary'),
        sectors: chosenCodes(known, document, 'sector'),
        languages: manyOf(RecordDocument.shape.languages.element.shape.code),
        documents: documentLines,
        phones: PhoneRows,
        costs: CostRows,
      })
      .refine(({ minimum_age: from, maximum_age: to }) => from === null || to === null || from <= to, {
        path: ['maximum_age'],
        error: 'directory.editing.age_order',
      }),
  )
export type ServiceValues = z.infer<ReturnType<typeof serviceForm>>

const TEXTS = {
  name: neededText(300),
  description: text(10_000),
  status: lastOf(shape.status),
  url: website,
  email,
  application_process: text(10_000),
  eligibility_description: text(10_000),
  fees_description: text(10_000),
  free: lastOf(
    z
      .enum(['yes', 'no', ''])
      .default('')
      .transform((said) => FREE[said]),
  ),
  wait_time: text(1000),
  alert: text(10_000),
}

const fresh = (id: string): Service => ({
  ...{ id, program_id: null, name: '', description: null, status: 'active', url: null, email: null },
  ...{ application_process: null, eligibility_description: null, fees_description: null, free: null },
  ...{ wait_time: null, minimum_age: null, maximum_age: null, alert: null, position: 0 },
})

/** A service as its form shows it. */
export function serviceValues(document: RecordDocument, at: At): RawValues {
  const { id, position, free, ...said } = document.services.find((one) => one.id === at.row) ?? fresh(at.row)
  const codes = (taxonomy: 'sector' | 'beneficiary') =>
    document.service_terms
      .filter((term) => term.service_id === id && term.taxonomy === taxonomy)
      .map(({ code }) => code)
  return {
    ...Object.fromEntries(Object.entries(said).map(([name, value]) => [name, shown(value)])),
    free: free === null ? '' : free ? 'yes' : 'no',
    places: document.service_places
      .filter(({ service_id }) => service_id === id)
      .map(({ location_id }) => location_id),
    beneficiaries: codes('beneficiary'),
    sectors: codes('sector'),
    languages: spokenAt(document, id),
    documents: document.documents
      .filter(({ service_id }) => service_id === id)
      .map((one) => one.document)
      .join('\n'),
    ...phoneValues(document, { service_id: id, location_id: null }, at),
    ...costValues(document, at),
  }
}

/** The record with a service as its form says; hours, areas and translations stay. */
export function withService(document: RecordDocument, values: ServiceValues, at: At): RecordDocument {
  const { places, beneficiaries, sectors, languages, documents, phones, costs, ...said } = values
  const id = at.row
  const before = document.services.find((one) => one.id === id)
  const begun = before ?? { ...fresh(id), position: lastPlace(document.services) }
  const others = <Row extends { service_id: string | null }>(rows: readonly Row[]) =>
    rows.filter(({ service_id }) => service_id !== id)
  const coded = (taxonomy: 'sector' | 'beneficiary', codes: readonly string[]) =>
    codes.map((code) => ({ service_id: id, taxonomy, code }))
  const placed = places.map((location_id) => {
    const known = document.service_places.find(
      (one) => one.service_id === id && one.location_id === location_id,
    )
    return known ?? { service_id: id, location_id, description: null }
  })
  return {
    ...document,
    services: withRow(document.services, { ...begun, ...said }),
    service_terms: [
      ...others(document.service_terms),
      ...coded('sector', sectors),
      ...coded('beneficiary', beneficiaries),
    ],
    service_places: [...others(document.service_places), ...placed],
    languages: withSpoken(document, id, languages),
    documents: withDocuments(document, id, documents),
    phones: withPhones(document, { service_id: id, location_id: null }, phones),
    costs: withCosts(document, id, costs),
  }
}
