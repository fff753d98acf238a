import { z } from 'zod'
import { lastOf } from '../../../../platform/http/input.ts'
import { RecordDocument } from '../../../directory/api.ts'
import { email } from '../contacts/contacts.ts'
import { neededText, shown, text, textOr } from '../fields.ts'
import { inOrder, lastPlace, moved, withoutRow, withRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { PersonFields } from './PersonFields.tsx'

const { phone } = RecordDocument.shape.contacts.element.shape
const ticked = lastOf(z.string().optional()).transform((said) => said === 'yes')

const form = z
  .object({
    title: neededText(200),
    name: text(200),
    consent: ticked,
    email,
    phone: textOr(phone.unwrap()),
    is_public: ticked,
  })
  .refine(({ name, consent }) => name === null || consent, {
    path: ['consent'],
    error: 'editing.forms.consent_needed',
  })

/** People as roles: whom to ask for, by name only where that person agreed. */
export const people: Section<z.infer<typeof form>> = {
  name: 'persone',
  group: 'people',
  title: 'directory.group.people',
  why: 'editing.forms.people_why',
  rows: {
    add: 'editing.forms.people_add',
    list: ({ contacts }) =>
      inOrder(contacts).map(({ id, title, name, email, phone }) => ({
        id,
        title,
        lines: [name, email, phone].flatMap((one) => one ?? []),
      })),
    move: (document, row, way) => ({ ...document, contacts: moved(document.contacts, row, way) }),
    remove: (document, row) => ({ ...document, contacts: withoutRow(document.contacts, row) }),
  },
  form: () => form,
  valuesOf: ({ contacts }, { row }) => {
    const found = contacts.find(({ id }) => id === row)
    return {
      title: shown(found?.title ?? null),
      name: shown(found?.name ?? null),
      consent: found?.name ? 'yes' : '',
      email: shown(found?.email ?? null),
      phone: shown(found?.phone ?? null),
      is_public: (found?.is_public ?? true) ? 'yes' : '',
    }
  },
  apply: (document, { consent: _, ...said }, { row }) => {
    const before = document.contacts.find(({ id }) => id === row)
    const fresh = { id: row, service_id: null, position: lastPlace(document.contacts) }
    return { ...document, contacts: withRow(document.contacts, { ...fresh, ...before, ...said }) }
  },
  agreed: ({ contacts }, { name }, { row }) =>
    name === null || name === contacts.find(({ id }) => id === row)?.name
      ? undefined
      : 'editing.forms.consent_text',
  Fields: PersonFields,
}
