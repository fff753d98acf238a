import { z } from 'zod'
import type { RecordDocument } from '../../../directory/api.ts'
import { chosenCodes } from '../codes.ts'
import type { Known } from '../known.ts'
import type { Section } from '../section.ts'
import { TermFields } from './TermFields.tsx'

const form = (known: Known, document: RecordDocument) =>
  z.object({
    areas: chosenCodes(known, document, 'area'),
    sectors: chosenCodes(known, document, 'sector'),
    beneficiaries: chosenCodes(known, document, 'beneficiary'),
  })

const codesOf = ({ terms }: RecordDocument, list: string) =>
  terms.filter(({ taxonomy }) => taxonomy === list).map(({ code }) => code)

const coded = <List extends 'area' | 'sector' | 'beneficiary'>(taxonomy: List, codes: readonly string[]) =>
  codes.map((code) => ({ taxonomy, code }))

/** What the organisation is about and for whom. */
export const terms: Section<z.infer<ReturnType<typeof form>>> = {
  name: 'ambiti',
  group: 'terms',
  title: 'directory.group.terms',
  why: 'directory.step.terms_why',
  form,
  valuesOf: (document) => ({
    areas: codesOf(document, 'area'),
    sectors: codesOf(document, 'sector'),
    beneficiaries: codesOf(document, 'beneficiary'),
  }),
  apply: (document, { areas, sectors, beneficiaries }) => ({
    ...document,
    terms: [...coded('area', areas), ...coded('sector', sectors), ...coded('beneficiary', beneficiaries)],
  }),
  again: (values) => (values.passo === 'cerca' ? values : undefined),
  Fields: TermFields,
}
