import { z } from 'zod'
import { manyOf } from '../../../../platform/http/input.ts'
import { RecordDocument } from '../../../directory/api.ts'
import type { Section } from '../section.ts'
import { spokenAt, withSpoken } from '../spoken.ts'
import { LanguageChoices } from '../views/LanguageChoices.tsx'

const form = z.object({ languages: manyOf(RecordDocument.shape.languages.element.shape.code) })

/** Languages in which people can talk with the organisation. */
export const languages: Section<z.infer<typeof form>> = {
  name: 'lingue',
  group: 'languages',
  title: 'directory.group.languages',
  why: 'directory.step.languages_why',
  form: () => form,
  valuesOf: (document) => ({ languages: spokenAt(document, null) }),
  apply: (document, values) => ({ ...document, languages: withSpoken(document, null, values.languages) }),
  Fields: LanguageChoices,
}
