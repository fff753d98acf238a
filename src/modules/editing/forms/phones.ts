import { z } from 'zod'
import type { RawValues } from '../../../platform/http/input.ts'
import { RecordDocument } from '../../directory/api.ts'
import { derivedId } from './derived-id.ts'
import { lengthOf, listed, text, textOr } from './fields.ts'
import { lastPlace } from './rows-of.ts'
import type { At } from './section.ts'

type Phone = RecordDocument['phones'][number]
/** Whose phones they are: a service's, a place's or, with neither, the organisation's. */
export type Owner = Pick<Phone, 'service_id' | 'location_id'>

/** The organisation as owner. */
export const ORGANIZATION: Owner = { service_id: null, location_id: null }

/** Whether a row hangs on an owner. */
export const isOf =
  ({ service_id, location_id }: Owner) =>
  (row: Owner): boolean =>
    row.service_id === service_id && row.location_id === location_id

const { number, type } = RecordDocument.shape.phones.element.shape

/** Kinds of phone. */
export const PHONE_TYPES = type.options

/** Rows left empty for more. */
const SPARE = 2

/** The phones of one owner; a row without a number is none. */
export const PhoneRows = z
  .array(z.object({ id: z.guid(), number: textOr(number), type, description: text(300) }))
  .max(50)
  .default([])

/** The phones of an owner as fields, with room for more. */
export function phoneValues(document: RecordDocument, owner: Owner, { newId }: Pick<At, 'newId'>): RawValues {
  const spare = Array.from({ length: SPARE }, () => ({
    id: newId(),
    number: null,
    type: 'voice' as const,
    description: null,
  }))
  const rows = [...document.phones.filter(isOf(owner)), ...spare]
  return listed(
    'phones',
    rows.map(({ id, number, type, description }) => ({ id, number, type, description })),
  )
}

/** What was typed, with room for more phones. */
export function withMorePhones(values: RawValues, { newId }: Pick<At, 'newId'>): RawValues {
  const from = lengthOf('phones', values)
  const more = Array.from({ length: SPARE }, (_, index) => [`phones.${from + index}.id`, newId()])
  return { ...values, ...Object.fromEntries(more) }
}

/** All phones of the record, with those of one owner as the form says. */
export function withPhones(
  document: RecordDocument,
  owner: Owner,
  typed: z.infer<typeof PhoneRows>,
): Phone[] {
  const before = document.phones.filter(isOf(owner))
  const last = lastPlace(before)
  const rows = typed.flatMap(({ id, number, ...row }, index): Phone[] => {
    if (number === null) return []
    const own = derivedId(owner.service_id ?? owner.location_id ?? document.organization.id, id)
    const known = before.find((one) => one.id === id || one.id === own)
    const fresh = {
      ...owner,
      id: own,
      extension: null,
      position: last + index,
    }
    return [{ ...fresh, ...known, ...row, number }]
  })
  return [...document.phones.filter((one) => !isOf(owner)(one)), ...rows]
}
