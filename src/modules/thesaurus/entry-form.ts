import { z } from 'zod'
import { lastOf, manyOf, type RawValues } from '../../platform/http/input.ts'
import { wholeNumber } from '../../platform/http/typed-values.ts'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { foldText } from '../../platform/search/text/fold.ts'
import type { EntryRow } from './entry-queries.ts'
import { LISTED_KEYS, LISTS, type ListedKey, type Meant, meaningOf } from './meaning.ts'
import { listAddress } from './paths.ts'
import { placeLine, placesOf } from './place-lines.ts'

/** Name of the field of each code list. */
export const FIELDS = {
  sector: 'settore',
  area: 'area',
  beneficiary: 'destinatario',
  type: 'tipo',
  language: 'parlata',
} as const satisfies Record<ListedKey, string>

const MOST_PHRASES = 12
const MOST_WORDS = 30
const MOST_CODES = 30

/** Text of several lines as its lines, without those that say the same as one before. */
const lines = z
  .string()
  .max(6_000)
  .default('')
  .transform((text) => {
    const found = new Map<string, string>()
    for (const line of text.split('\n').map((one) => one.replace(/\s+/g, ' ').trim()))
      if (line !== '' && !found.has(foldText(line) || line)) found.set(foldText(line) || line, line)
    return [...found.values()]
  })
  .refine((all) => all.every((line) => line.length <= 100), 'thesaurus.line_too_long')
const codes = manyOf(z.string().max(80))

/** The form of an entry. */
export const EntryForm = z.object({
  lingua: lastOf(z.enum(LANGUAGES)),
  frasi: lastOf(
    lines
      .refine((all) => all.length > 0, 'thesaurus.phrases_needed')
      .refine((all) => all.length <= MOST_PHRASES, 'thesaurus.phrases_many')
      .refine((all) => all.every((phrase) => foldText(phrase) !== ''), 'thesaurus.phrase_without_words'),
  ),
  settore: codes,
  area: codes,
  destinatario: codes,
  tipo: codes,
  parlata: codes,
  luoghi: lastOf(lines),
  parole: lastOf(lines.refine((all) => all.length <= MOST_WORDS, 'thesaurus.words_many')),
  nota: lastOf(z.string().trim().max(500).default('')),
  revisione: lastOf(wholeNumber.catch(0).default(0)),
  ritorno: lastOf(z.string().max(2_000).optional().transform(listAddress)),
})
export type EntryFields = z.infer<typeof EntryForm>

/** An entry as a person wrote it. */
export interface EntryInput {
  lang: Lang
  phrases: readonly string[]
  codes: readonly string[]
  words: readonly string[]
  note: string
}

/** Why an entry cannot be kept: the field, the message and, where it speaks of it, what was written. */
export interface EntryRefusal {
  field: keyof EntryFields
  message:
    | 'thesaurus.means_nothing'
    | 'thesaurus.codes_many'
    | 'thesaurus.place_unknown'
    | 'thesaurus.code_unknown'
  text: string
}

/** What a form says, or what is wrong with it. */
export function readEntry(form: EntryFields, meant: Meant): EntryInput | EntryRefusal {
  const found: string[] = []
  for (const key of LISTED_KEYS) {
    const unknown = form[FIELDS[key]].find((code) => !meant.lists.term(LISTS[key], code))
    if (unknown !== undefined) return { field: FIELDS[key], message: 'thesaurus.code_unknown', text: unknown }
    found.push(...form[FIELDS[key]].map((code) => `${key}:${code}`))
  }
  for (const line of form.luoghi) {
    const named = placesOf(line, meant)
    if (named.length === 0) return { field: 'luoghi', message: 'thesaurus.place_unknown', text: line }
    found.push(...named.map((code) => `place:${code}`))
  }
  if (found.length > MOST_CODES) return { field: 'settore', message: 'thesaurus.codes_many', text: '' }
  if (found.length + form.parole.length === 0)
    return { field: 'settore', message: 'thesaurus.means_nothing', text: '' }
  return {
    lang: form.lingua,
    phrases: form.frasi,
    codes: [...new Set(found)],
    words: form.parole,
    note: form.nota,
  }
}

/** The form again, as it was sent. */
export const sentValues = (form: EntryFields): RawValues => ({
  ...Object.fromEntries(Object.values(FIELDS).map((field) => [field, form[field]])),
  lingua: form.lingua,
  frasi: form.frasi.join('\n'),
  luoghi: form.luoghi.join('\n'),
  parole: form.parole.join('\n'),
  nota: form.nota,
  revisione: String(form.revisione),
  ritorno: form.ritorno,
})

/** What the form of an entry holds when it is opened. */
export function entryValues(entry: EntryRow, meant: Meant): RawValues {
  const meanings = entry.codes.flatMap((code) => meaningOf(code, meant) ?? [])
  const codesOf = (key: string) => meanings.flatMap((meaning) => (meaning.key === key ? meaning.code : []))
  return {
    lingua: entry.lang,
    frasi: entry.phrases.join('\n'),
    ...Object.fromEntries(LISTED_KEYS.map((key) => [FIELDS[key], codesOf(key)])),
    luoghi: codesOf('place')
      .map((code) => placeLine(code, meant))
      .join('\n'),
    parole: entry.words.join('\n'),
    nota: entry.note,
    revisione: String(entry.revision),
  }
}
