import { z } from 'zod'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'
import { foldText } from '../../../platform/search/text/fold.ts'
import type { SaidWords, TermWords } from '../../taxonomy/api.ts'

const word = lastOf(z.string().trim().min(1, { error: 'form.required' }).max(200).prefault(''))
const synonyms = lastOf(
  z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => [...new Set(text.split('\n').map((line) => line.trim().replace(/\s+/g, ' ')))])
    .transform((lines) => lines.filter(Boolean))
    .refine((lines) => lines.length <= 40 && lines.every((line) => line.length <= 100), {
      error: 'directory.codes.synonyms_long',
    }),
)

const fields = Object.fromEntries(
  LANGUAGES.flatMap((lang) => [
    [`nome-${lang}`, word],
    [`semplice-${lang}`, word],
    [`sinonimi-${lang}`, synonyms],
  ]),
)

/** What a form of a term sends: beside these, the words by field and language. */
export interface TermFields extends Record<string, unknown> {
  visto: string
  codice: string
  sopra: string
}

/** The words of a term in each language; `visto` names those the person saw. */
export const TermForm = z.looseObject({
  ...fields,
  visto: lastOf(z.string().max(64).default('')),
  codice: lastOf(z.string().trim().max(60).default('')),
  sopra: lastOf(z.string().trim().max(80).default('')),
}) as unknown as z.ZodType<TermFields>

const of = (form: TermFields, lang: Lang): TermWords => ({
  label: String(form[`nome-${lang}`] ?? ''),
  plain: String(form[`semplice-${lang}`] ?? ''),
  synonyms: ([form[`sinonimi-${lang}`]].flat() as unknown[]).map(String),
})

/** What a form says of a term. */
export const wordsOf = (form: TermFields): SaidWords =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, of(form, lang)] as const)) as Record<Lang, TermWords>

/** The fields of a term as a form shows them. */
export const termValues = (words: SaidWords): RawValues =>
  Object.fromEntries(
    LANGUAGES.flatMap((lang) => [
      [`nome-${lang}`, words[lang].label],
      [`semplice-${lang}`, words[lang].plain],
      [`sinonimi-${lang}`, words[lang].synonyms.join('\n')],
    ]),
  )

/** The code of a new term: what was typed, else made of its Italian name. */
export function codeOf({ codice, ...form }: TermFields): string | undefined {
  const code =
    codice ||
    foldText(String(form['nome-it'] ?? ''))
      .replaceAll(' ', '_')
      .slice(0, 40)
  return /^[a-z][a-z0-9_]*$/.test(code) ? code.replace(/_+$/, '') : undefined
}
