import { withMorePhones } from '../phones.ts'
import type { Section } from '../section.ts'
import { ContactsFields } from './ContactsFields.tsx'
import { type Contacts, ContactsForm, contactsOf, withContacts } from './contacts.ts'

/** How to reach the organisation. */
export const contacts: Section<Contacts> = {
  name: 'contatti',
  group: 'contacts',
  title: 'editing.forms.contacts',
  why: 'editing.forms.contacts_why',
  form: () => ContactsForm,
  valuesOf: contactsOf,
  apply: withContacts,
  again: (values, at) => (values.passo === 'telefoni' ? withMorePhones(values, at) : undefined),
  Fields: ContactsFields,
}
