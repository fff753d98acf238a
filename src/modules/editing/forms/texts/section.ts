import { z } from 'zod'
import { shown, text } from '../fields.ts'
import type { Section } from '../section.ts'
import { TextFields } from './TextFields.tsx'

const form = z.object({ description: text(10_000), purpose: text(10_000) })

/** What the organisation does and why, in its own language. */
export const texts: Section<z.infer<typeof form>> = {
  name: 'testi',
  group: 'texts',
  title: 'directory.group.texts',
  why: 'directory.step.description_why',
  form: () => form,
  valuesOf: ({ organization: { description, purpose } }) => ({
    description: shown(description),
    purpose: shown(purpose),
  }),
  apply: (document, said) => ({ ...document, organization: { ...document.organization, ...said } }),
  Fields: TextFields,
}
