import type { RawValues } from '../../../platform/http/input.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { type Change, mayReplace, type Source, type Value } from '../../directory/api.ts'

/** Fields of plain words, addresses and numbers, which an editor may put right where they stand. */
const CORRECTABLE = new Set([
  ...[
    'name',
    'alternate_name',
    'description',
    'purpose',
    'email',
    'certified_email',
    'website',
    'url',
    'text',
  ],
  ...[
    'address_1',
    'postal_code',
    'locality',
    'transportation',
    'accessibility_description',
    'number',
    'note',
  ],
  ...['application_process', 'eligibility_description', 'fees_description', 'wait_time', 'alert', 'title'],
  ...['option', 'amount_description', 'document', 'member_count', 'volunteer_count', 'staff_count'],
  'year_incorporated',
])

/** Whether an editor may write another value than the one proposed; what a register says is not theirs to correct. */
export const isCorrectable = (change: Change, standing: { source: Source } | undefined): boolean =>
  change.field !== undefined &&
  CORRECTABLE.has(change.field) &&
  (typeof change.after === 'string' || typeof change.after === 'number') &&
  (standing === undefined || mayReplace('owner', standing.source))

/** The name of the field in which a change is corrected; `index` is its place among the changes. */
export const correctionName = (index: number): string => `correzione-${index}`

/** The change as the editor writes it, or nothing where it was left as proposed. */
export function correction(change: Change, index: number, values: RawValues): Change | undefined {
  if (!(correctionName(index) in values)) return undefined
  const typed = textValue(values, correctionName(index)).replaceAll('\r\n', '\n').trim()
  if (typed === String(change.after)) return undefined
  return { ...change, before: change.after, after: valueLike(change.after, typed) }
}

/** What is not a number stays as typed: the record says what is wrong with it. */
function valueLike(proposed: Change['after'], typed: string): Value {
  if (typed === '') return null
  const number = Number(typed)
  return typeof proposed === 'number' && Number.isFinite(number) ? number : typed
}
