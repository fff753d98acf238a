import { z } from 'zod'
import type { RawValues } from '../../../../platform/http/input.ts'
import { RecordDocument } from '../../../directory/api.ts'
import { lengthOf, listed, shown, text, textOr, withLists } from '../fields.ts'
import type { At } from '../section.ts'

type Phone = RecordDocument['phones'][number]

const phone = RecordDocument.shape.phones.element.shape
/** Kinds of phone, the commonest first. */
export const PHONE_TYPES = phone.type.options

/** Rows left empty for more phones. */
const SPARE = 2

/** Web addresses are often said without their beginning. */
const withScheme = (typed: unknown) =>
  typeof typed === 'string' && /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(typed.trim())
    ? `https://${typed.trim()}`
    : typed

/** A web address, with `https://` added where it was left out. */
export const website = z.preprocess(
  (typed) => withScheme(Array.isArray(typed) ? typed.at(-1) : typed),
  textOr(z.url({ protocol: /^https?$/, error: 'form.url' }).max(500)),
)

/** An address of mail that may be left empty. */
export const email = textOr(z.email().max(254))

/** A phone row that may be left empty. */
const PhoneFields = z.object({
  id: z.guid(),
  number: textOr(phone.number),
  type: phone.type,
  description: text(300),
})

/** Numbers of who has neither `service_id` nor `location_id`. */
const own = ({ service_id, location_id }: Phone) => service_id === null && location_id === null

/** How to reach an organisation. */
export const ContactsForm = z.preprocess(
  withLists,
  z.object({
    email,
    certified_email: email,
    website,
    phones: z.array(PhoneFields).max(50).default([]),
  }),
)
export type Contacts = z.infer<typeof ContactsForm>

/** How to reach an organisation, as its form shows it, with room for more phones. */
export function contactsOf(document: RecordDocument, { newId }: Pick<At, 'newId'>): RawValues {
  const { email, certified_email, website } = document.organization
  const spare = Array.from({ length: SPARE }, () => ({
    id: newId(),
    number: null,
    type: 'voice' as const,
    description: null,
  }))
  const rows = [...document.phones.filter(own), ...spare]
  const phones = rows.map(({ id, number, type, description }) => ({ id, number, type, description }))
  return {
    email: shown(email),
    certified_email: shown(certified_email),
    website: shown(website),
    ...listed('phones', phones),
  }
}

/** The form with room for more phones. */
export const withMorePhones = (values: RawValues, newId: () => string): RawValues => ({
  ...values,
  ...Object.fromEntries(
    Array.from({ length: SPARE }, (_, index) => [`phones.${lengthOf('phones', values) + index}.id`, newId()]),
  ),
})

/** The record with these contacts; phones of services and places stay. */
export function withContacts(document: RecordDocument, { phones, ...said }: Contacts): RecordDocument {
  const before = document.phones.filter(own)
  const others = document.phones.filter((one) => !own(one))
  const taken = new Set(others.map(({ id }) => id))
  const last = Math.max(-1, ...before.map(({ position }) => position))
  const rows = phones
    .filter(({ id }) => !taken.has(id))
    .flatMap(({ number, ...row }, index): Phone[] => {
      if (number === null) return []
      const known = before.find(({ id }) => id === row.id)
      const fresh = { service_id: null, location_id: null, extension: null, position: last + 1 + index }
      return [{ ...fresh, ...known, ...row, number }]
    })
  return { ...document, organization: { ...document.organization, ...said }, phones: [...others, ...rows] }
}
