import type { RecordDocument } from '../../directory/api.ts'
import { anyOf } from './fields.ts'
import type { Known } from './known.ts'

/** Lists of codes that say what is done and for whom. */
export type TermList = 'area' | 'sector' | 'beneficiary'

/** The codes a form offers: those valid today, and those the record has from before. */
export function offeredCodes({ lists }: Known, document: RecordDocument, list: TermList): string[] {
  const kept = [...document.terms, ...document.service_terms].filter(({ taxonomy }) => taxonomy === list)
  return [...new Set([...lists.terms(list), ...kept].map(({ code }) => code))]
}

/** Any number of the codes offered. */
export const chosenCodes = (known: Known, document: RecordDocument, list: TermList) =>
  anyOf(offeredCodes(known, document, list))
