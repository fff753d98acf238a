/** When a value that stands was said; `asserted_at` is ISO 8601 where it comes as text. */
interface Said {
  entity_id: string
  field: string
  asserted_at: string | Date
}

/** Whether the original of a text was said after its translation into a language. */
export type LaterOriginal = (entityId: string, field: string, lang: string) => boolean

/** Tells it by the provenance of both; where that of one is not known, nothing is claimed. */
export function laterOriginals(assertions: readonly Said[]): LaterOriginal {
  const saidAt = new Map(
    assertions.map((one) => [`${one.entity_id} ${one.field}`, new Date(one.asserted_at).getTime()]),
  )
  return (entityId, field, lang) => {
    const original = saidAt.get(`${entityId} ${field}`)
    const translated = saidAt.get(`${entityId} ${field}.${lang}`)
    return original !== undefined && translated !== undefined && original > translated
  }
}
