import { z } from 'zod'
import { lastOf } from '../../platform/http/input.ts'
import { calendarDay } from '../../platform/http/typed-values.ts'
import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import type { Part, PartKind, Values } from './document.ts'
import { PALETTES } from './palettes.ts'

/** One field of a part. */
export interface Field {
  name: string
  /** `line` and `text` are plain, `rich` is Markdown; `check` is `si` or nothing, `picture` the id of a stored one. */
  as: 'line' | 'text' | 'rich' | 'choice' | 'check' | 'day' | 'picture'
  /** Longest value, in UTF-16 units. */
  most: number
  /** Said in each language apart. */
  translated?: true
  /** Must be said in the language in which the site is written first; with a name, where that field is said. */
  required?: true | string
  options?: readonly string[]
}

const line = (name: string, most: number): Field => ({ name, as: 'line', most, translated: true })
const title = line('title', 120)

/** A picture with the words for who cannot see it; `letter` tells those of a gallery apart. */
const picture = (letter: string): readonly Field[] => [
  { name: `picture${letter}`, as: 'picture', most: 36, ...(letter === '' && { required: true }) },
  { ...line(`alt${letter}`, 300), required: `picture${letter}` },
]

/** The pictures a gallery has room for. */
export const GALLERY = ['a', 'b', 'c', 'd', 'e', 'f'] as const

/** What is asked of each kind of part, in the order of its form. */
export const FIELDS: Readonly<Record<PartKind, readonly Field[]>> = {
  site: [
    { ...line('name', 120), required: true },
    line('tagline', 200),
    { name: 'palette', as: 'choice', most: 20, options: PALETTES },
    { name: 'lang', as: 'choice', most: 2, options: LANGUAGES },
  ],
  page: [
    { ...title, required: true },
    { name: 'menu', as: 'check', most: 2 },
  ],
  news: [
    { ...title, required: true },
    { name: 'date', as: 'day', most: 10, required: true },
    { name: 'text', as: 'rich', most: 10_000, translated: true, required: true },
  ],
  text: [title, { name: 'text', as: 'rich', most: 10_000, translated: true, required: true }],
  picture: [...picture(''), line('caption', 300)],
  gallery: [title, ...GALLERY.flatMap(picture)],
  services: [title],
  events: [title],
  contacts: [title, { name: 'map', as: 'check', most: 2 }],
  documents: [title],
  quote: [{ name: 'text', as: 'text', most: 1000, translated: true, required: true }, line('who', 200)],
}

/** Where a value of a field is kept. */
export const keyOf = (field: Field, lang: Lang): string =>
  field.translated ? `${field.name}.${lang}` : field.name

/** The fields that are asked in a language: what has no language of its own is asked with the first one. */
export const fieldsIn = (kind: PartKind, lang: Lang, main: Lang): readonly Field[] =>
  FIELDS[kind].filter(({ translated }) => translated || lang === main)

/** The form of a part in one language: its answer is the values to keep, by their keys. */
export function partForm(kind: PartKind, lang: Lang, main: Lang) {
  const fields = fieldsIn(kind, lang, main)
  const shape = Object.fromEntries(
    fields.map((field) => [field.name, lastOf(schemaOf(field, lang === main))]),
  )
  return z
    .object(shape)
    .superRefine((values, issues) => {
      for (const { name, required } of fields)
        if (lang === main && typeof required === 'string' && values[required] && !values[name])
          issues.addIssue({ code: 'custom', path: [name], message: 'ui.picture_alt_needed' })
    })
    .transform(
      (values): Values =>
        Object.fromEntries(fields.map((field) => [keyOf(field, lang), String(values[field.name] ?? '')])),
    )
}

function schemaOf({ as, most, options, required }: Field, main: boolean) {
  const needed = required === true && main ? 1 : 0
  if (as === 'picture')
    return needed ? z.guid({ error: 'form.required' }) : z.union([z.guid(), z.literal('')]).default('')
  if (as === 'check') return z.enum(['si', '']).default('')
  if (as === 'choice')
    return z
      .enum(options as [string, ...string[]], { error: 'form.choose_from_list' })
      .default(options?.[0] ?? '')
  if (as === 'day') return calendarDay.default('')
  const text = z
    .string()
    .transform((value) => value.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(needed).max(most))
    .default('')
  return as === 'line'
    ? z.preprocess((value) => (typeof value === 'string' ? value.replace(/\s+/g, ' ') : value), text)
    : text
}

/** How far a part is said in a language. */
export type Said = 'all' | 'some' | 'none' | 'nothing_to_say'

/** Compares a language with what is said in the first one. */
export function saidIn({ kind, values }: Pick<Part, 'kind' | 'values'>, lang: Lang, main: Lang): Said {
  const wanted = FIELDS[kind].filter(
    (field) => field.translated && (values[keyOf(field, main)] ?? values[keyOf(field, lang)]),
  )
  if (wanted.length === 0) return 'nothing_to_say'
  const there = wanted.filter((field) => values[keyOf(field, lang)])
  if (there.length === wanted.length) return 'all'
  return there.length > 0 ? 'some' : 'none'
}
