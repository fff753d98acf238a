import { z } from 'zod'
import { lastOf } from '../../../../platform/http/input.ts'
import type { MessageKey } from '../../../../platform/i18n/messages.ts'
import type { Group, RecordDocument } from '../../../directory/api.ts'
import { date, neededText, shown, text } from '../fields.ts'
import { excerpt, withoutRow, withRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { DoingFields, ProgramFields } from './DoingFields.tsx'

const doing = {
  name: neededText(300),
  description: text(10_000),
  starts_on: date,
  ends_on: date,
}
const ordered = ({ starts_on, ends_on }: { starts_on: string | null; ends_on: string | null }) =>
  starts_on === null || ends_on === null || starts_on <= ends_on
const LATE = { path: ['ends_on'], error: 'directory.editing.ends_before_start' }

const activityForm = z.object(doing).refine(ordered, LATE)
const programForm = z
  .object({ ...doing, kind: lastOf(z.enum(['programme', 'project'])) })
  .refine(ordered, LATE)

type Doing = RecordDocument['activities'][number]

const summaries = (rows: readonly Doing[]) =>
  rows.map(({ id, name, description }) => ({ id, title: name, lines: excerpt(description) }))

const valuesOf = (found: Doing | undefined) => ({
  name: shown(found?.name ?? null),
  description: shown(found?.description ?? null),
  starts_on: shown(found?.starts_on ?? null),
  ends_on: shown(found?.ends_on ?? null),
})

const words = (name: string, group: Group, why: MessageKey) =>
  ({ name, group, title: `directory.group.${group}`, why }) as const

/** What the organisation does besides its services. */
export const activities: Section<z.infer<typeof activityForm>> = {
  ...words('attivita', 'activities', 'editing.forms.activities_why'),
  rows: {
    add: 'editing.forms.activities_add',
    list: (document) => summaries(document.activities),
    remove: (document, row) => ({ ...document, activities: withoutRow(document.activities, row) }),
  },
  form: () => activityForm,
  valuesOf: (document, { row }) => valuesOf(document.activities.find(({ id }) => id === row)),
  apply: (document, said, { row }) => ({
    ...document,
    activities: withRow(document.activities, { ...said, id: row }),
  }),
  Fields: DoingFields,
}

/** Programmes and projects, which services may be part of. */
export const programmes: Section<z.infer<typeof programForm>> = {
  ...words('progetti', 'programmes', 'editing.forms.programmes_why'),
  rows: {
    add: 'editing.forms.programmes_add',
    list: (document) => summaries(document.programs),
    remove: (document, row) => ({ ...document, programs: withoutRow(document.programs, row) }),
  },
  form: () => programForm,
  valuesOf: (document, { row }) => {
    const found = document.programs.find(({ id }) => id === row)
    return { ...valuesOf(found), kind: found?.kind ?? 'project' }
  },
  apply: (document, said, { row }) => ({
    ...document,
    programs: withRow(document.programs, { ...said, id: row }),
  }),
  Fields: ProgramFields,
}
