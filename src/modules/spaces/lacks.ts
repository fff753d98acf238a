import { type PartKind, partsOf, type SpaceDocument } from './document.ts'
import { FIELDS, keyOf } from './fields.ts'
import { mainLang } from './said.ts'

/** A field that must be said before a site can be public. */
export interface Lack {
  part: string
  kind: PartKind
  field: string
}

/** What a site still lacks in the language in which it is written first. */
export function lacksOf(document: SpaceDocument): Lack[] {
  const main = mainLang(document)
  return partsOf(document).flatMap(({ kind, id, values }) =>
    FIELDS[kind]
      .filter(({ required }) => (typeof required === 'string' ? values[required] : required))
      .filter((field) => !values[keyOf(field, main)])
      .map((field) => ({ part: id, kind, field: field.name })),
  )
}
