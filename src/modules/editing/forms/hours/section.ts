import { placeName } from '../place-name.ts'
import { inOrder } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { HoursFields } from './HoursFields.tsx'
import { HoursForm, type HoursValues, hoursValues, ownerOf, withHours } from './hours.ts'
import { hoursAgain } from './hours-steps.ts'
import { hoursLines } from './week-words.ts'

/** When people find somebody: of the organisation, of each place and of each service. */
export const hours: Section<HoursValues> = {
  name: 'orari',
  group: 'hours',
  title: 'directory.group.hours',
  why: 'editing.forms.hours_why',
  rows: {
    list: (document, cx, known) =>
      [
        { id: document.organization.id, title: document.organization.name },
        ...inOrder(document.locations).map((one) => ({ id: one.id, title: placeName(one, cx, known) })),
        ...inOrder(document.services).map(({ id, name }) => ({ id, title: name })),
      ].map((row) => ({ ...row, lines: hoursLines(cx, document, ownerOf(document, row.id)) })),
  },
  form: () => HoursForm,
  valuesOf: hoursValues,
  apply: withHours,
  again: hoursAgain,
  Fields: HoursFields,
}
