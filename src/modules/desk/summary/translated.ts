import type { Lang } from '../../../platform/i18n/languages.ts'
import { type RecordDocument, textsIn } from '../../directory/api.ts'

/** A record as readers of one language are told of it, and whether a machine translated any of it. */
export interface Translated {
  document: RecordDocument
  machine: boolean
}

/** The names of what it offers and of its places in a language, where they were translated; else as they were written. */
export function translated(document: RecordDocument, lang: Lang): Translated {
  const textOf = textsIn(lang, document.organization.original_lang, document.translations)
  let machine = false
  const named = <Name extends string | null, Row extends { id: string; name: Name }>(row: Row): Row => {
    const found = textOf(row.id, 'name', row.name)
    machine ||= found?.machine === true
    return { ...row, name: found?.text ?? row.name }
  }
  const services = document.services.map(named)
  const locations = document.locations.map(named)
  return { document: { ...document, services, locations }, machine }
}
