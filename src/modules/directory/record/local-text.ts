import type { LaterOriginal } from './translation-age.ts'

/** A text as it can be shown to a reader: in which language, and whether a machine put it there. */
export interface LocalText {
  text: string
  lang: string
  machine: boolean
  /** Its original changed after it was translated. */
  older?: boolean
}

interface Translation {
  entity_id: string
  field: string
  lang: string
  text: string
  kind: string
}

/** Finds the best text of a field: a translation into the reader's language, else the original. */
export type TextOf = (
  entityId: string,
  field: string,
  original: string | null | undefined,
) => LocalText | undefined

/** Texts of one record for readers of one language; what a person translated goes before what a machine did. */
export function textsIn(
  lang: string,
  originalLang: string,
  translations: readonly Translation[],
  isLater: LaterOriginal = () => false,
): TextOf {
  const found = new Map<string, Translation>()
  for (const one of translations) {
    const key = `${one.entity_id} ${one.field}`
    if (one.lang !== lang || (found.has(key) && one.kind === 'machine')) continue
    found.set(key, one)
  }
  return (entityId, field, original) => {
    const translated = lang === originalLang ? undefined : found.get(`${entityId} ${field}`)
    if (translated) {
      const older = isLater(entityId, field, lang)
      return { text: translated.text, lang, machine: translated.kind === 'machine', ...(older && { older }) }
    }
    const text = original?.trim()
    return text ? { text, lang: originalLang, machine: false } : undefined
  }
}

/** A text as paragraphs: an empty line parts them, single line breaks stay. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((part) => part.trim())
    .filter(Boolean)

/** Longest summary, in characters: two lines on a phone, and what search engines show. */
const SUMMARY = 180

/** The first sentences of a text, as many as fit a summary; a longer first sentence is cut at a word. */
export function summary(text: string, longest = SUMMARY): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  // Chinese says in half the characters as much, in the same space.
  const most = /\p{Script=Han}/u.test(flat.slice(0, longest)) ? longest / 2 : longest
  if (flat.length <= most) return flat
  const head = flat.slice(0, most + 1)
  const sentence = /^.*[.!?。！？؟](?=\s|[^\s\w])/su.exec(head)?.[0]
  if (sentence && sentence.length > most / 3) return sentence.trim()
  const word = head.slice(0, most).replace(/\s+\S*$/, '')
  return `${(word.length > most / 2 ? word : head.slice(0, most)).toWellFormed().replace(/[,;:–-]+$/, '')}…`
}
