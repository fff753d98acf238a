import { z } from 'zod'
import type { RawValues } from '../../../../platform/http/input.ts'
import type { RecordDocument } from '../../../directory/api.ts'
import { shown, textOr, withLists } from '../fields.ts'
import { ORGANIZATION, PhoneRows, phoneValues, withPhones } from '../phones.ts'
import type { At } from '../section.ts'

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

/** How to reach an organisation. */
export const ContactsForm = z.preprocess(
  withLists,
  z.object({ email, certified_email: email, website, phones: PhoneRows }),
)
export type Contacts = z.infer<typeof ContactsForm>

/** How to reach an organisation, as its form shows it. */
export function contactsOf(document: RecordDocument, at: Pick<At, 'newId'>): RawValues {
  const { email, certified_email, website } = document.organization
  return {
    email: shown(email),
    certified_email: shown(certified_email),
    website: shown(website),
    ...phoneValues(document, ORGANIZATION, at),
  }
}

/** The record with these contacts; phones of services and places stay. */
export const withContacts = (document: RecordDocument, { phones, ...said }: Contacts): RecordDocument => ({
  ...document,
  organization: { ...document.organization, ...said },
  phones: withPhones(document, ORGANIZATION, phones),
})
