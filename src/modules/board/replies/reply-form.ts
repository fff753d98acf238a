import { z } from 'zod'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'
import type { ReplyWords } from '../tables.ts'

const TITLE = 100
const TEXT = 2000
const text = (longest: number) => lastOf(z.string().trim().max(longest).default(''))
const needed = (longest: number) => lastOf(z.string().trim().min(1).max(longest))

/** Title and text in each language, as `titolo_it` and `testo_it`; only Italian is asked. */
export const ReplyForm = z
  .object(
    Object.fromEntries(
      LANGUAGES.flatMap((lang) => [
        [titleName(lang), lang === 'it' ? needed(TITLE) : text(TITLE)],
        [textName(lang), lang === 'it' ? needed(TEXT) : text(TEXT)],
      ]),
    ),
  )
  .transform(wordsOf)

function titleName(lang: Lang): string {
  return `titolo_${lang}`
}

function textName(lang: Lang): string {
  return `testo_${lang}`
}

/** Names of the two fields of a language. */
export const namesOf = (lang: Lang) => ({ title: titleName(lang), text: textName(lang) })

/** Only languages with a text count; a title that is missing is the Italian one. */
function wordsOf(values: Record<string, unknown>): ReplyWords {
  const said = (name: string) => String(values[name] ?? '')
  return Object.fromEntries(
    LANGUAGES.filter((lang) => said(textName(lang)) !== '').map((lang) => [
      lang,
      { title: said(titleName(lang)) || said(titleName('it')), text: said(textName(lang)) },
    ]),
  )
}

/** What the form shows of an answer. */
export const valuesOf = (words: ReplyWords): RawValues =>
  Object.fromEntries(
    LANGUAGES.flatMap((lang) => [
      [titleName(lang), words[lang]?.title ?? ''],
      [textName(lang), words[lang]?.text ?? ''],
    ]),
  )
