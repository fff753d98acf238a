import { z } from 'zod'
import { shown, wholeNumber } from '../fields.ts'
import type { Section } from '../section.ts'
import { NumberFields } from './NumberFields.tsx'

const count = wholeNumber(0, 10_000_000)
const form = z.object({ member_count: count, volunteer_count: count, staff_count: count })

/** How many people make the organisation. */
export const numbers: Section<z.infer<typeof form>> = {
  name: 'numeri',
  group: 'numbers',
  title: 'directory.group.numbers',
  why: 'editing.forms.numbers_why',
  form: () => form,
  valuesOf: ({ organization: { member_count, volunteer_count, staff_count } }) => ({
    member_count: shown(member_count),
    volunteer_count: shown(volunteer_count),
    staff_count: shown(staff_count),
  }),
  apply: (document, said) => ({ ...document, organization: { ...document.organization, ...said } }),
  Fields: NumberFields,
}
