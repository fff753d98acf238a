import { z } from 'zod'
import { lastOf, type RawValues } from '../../../../platform/http/input.ts'
import { RecordDocument } from '../../../directory/api.ts'
import { neededText, shown, text, textOr, wholeNumber } from '../fields.ts'
import type { Known } from '../known.ts'

const shape = RecordDocument.shape.organization.shape

/** What an organisation may be doing. */
export const LIFECYCLES = shape.lifecycle.options

/** Codes of the form: tax code, VAT number, number in the national register of the third sector. */
export const CODES = { tax_code: 'IT-CF', vat: 'IT-PIVA', runts: 'RUNTS-REP' } as const

/** Codes of a list valid today, and the one the record has from before. */
export const offered = (
  { lists }: Known,
  list: 'type' | 'istat_legal_form',
  before: string | null,
): string[] => [
  ...new Set([...lists.terms(list).map(({ code }) => code), ...(before === null ? [] : [before])]),
]

/** Whether eleven digits end in their check digit (D.M. 23 December 1976, art. 7; the same rule for VAT numbers). */
export function hasCheckDigit(code: string): boolean {
  if (!/^\d{11}$/.test(code)) return false
  const sum = [...code].reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const codeOf = ({ identifiers }: RecordDocument, scheme: string): string | null =>
  identifiers.find((one) => one.scheme === scheme)?.identifier ?? null

/** A code as typed, without spaces; one that the record has already is not judged anew. */
const codeField = (before: string | null, sound: (code: string) => boolean) =>
  text(60)
    .transform((typed) => (typed === before ? typed : (typed?.replace(/\s/g, '').toUpperCase() ?? null)))
    .refine((code) => code === null || code === before || sound(code), { error: 'editing.forms.code_wrong' })

/** Who an organisation is. */
export const identityForm = (known: Known, document: RecordDocument) => {
  const { type_code, legal_form_code } = document.organization
  const choice = { error: 'form.choose_from_list' }
  return z.object({
    name: neededText(300),
    alternate_name: text(300),
    type_code: textOr(z.enum(offered(known, 'type', type_code), choice)),
    legal_form_code: textOr(z.enum(offered(known, 'istat_legal_form', legal_form_code), choice)),
    year_incorporated: wholeNumber(1000, 2200),
    lifecycle: lastOf(shape.lifecycle),
    tax_code: codeField(codeOf(document, CODES.tax_code), hasCheckDigit),
    vat: codeField(codeOf(document, CODES.vat), hasCheckDigit),
    runts: codeField(codeOf(document, CODES.runts), (code) => /^\d{1,7}$/.test(code)),
  })
}
export type Identity = z.infer<ReturnType<typeof identityForm>>

/** Who an organisation is, as the form shows it. */
export function identityValues(document: RecordDocument): RawValues {
  const { name, alternate_name, type_code, legal_form_code, year_incorporated, lifecycle } =
    document.organization
  return {
    name: shown(name),
    alternate_name: shown(alternate_name),
    type_code: shown(type_code),
    legal_form_code: shown(legal_form_code),
    year_incorporated: shown(year_incorporated),
    lifecycle,
    tax_code: shown(codeOf(document, CODES.tax_code)),
    vat: shown(codeOf(document, CODES.vat)),
    runts: shown(codeOf(document, CODES.runts)),
  }
}

/** The record of who the form says; codes of other schemes stay. */
export function withIdentity(
  document: RecordDocument,
  { tax_code, vat, runts, ...said }: Identity,
): RecordDocument {
  const schemes: readonly string[] = Object.values(CODES)
  const codes = [
    { scheme: CODES.tax_code, identifier: tax_code },
    { scheme: CODES.vat, identifier: vat },
    { scheme: CODES.runts, identifier: runts },
  ].flatMap(({ scheme, identifier }) => (identifier === null ? [] : [{ scheme, identifier }]))
  return {
    ...document,
    organization: { ...document.organization, ...said },
    identifiers: [...document.identifiers.filter(({ scheme }) => !schemes.includes(scheme)), ...codes],
  }
}
