import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { projectFile } from '../project.ts'
import { LANGUAGES, type Lang } from './languages.ts'
import type { MessageKey, MessageValues, Translate } from './messages.ts'

export type Catalogues = Record<Lang, Record<string, string>>

/** Folder of the catalogues of the platform or of one module, relative to the project. */
export const localesFolder = (module?: string): string =>
  module ? `src/modules/${module}/locales` : 'src/platform/locales'

/** Reads and joins the catalogues of the platform and of the modules named; a module without words has no folder. */
export function loadCatalogues(modules: readonly string[]): Catalogues {
  const folders = [undefined, ...modules].map(localesFolder)
  const joined = LANGUAGES.map((lang) => [
    lang,
    Object.assign({}, ...folders.map((f) => readLocale(f, lang))),
  ])
  return Object.fromEntries(joined) as Catalogues
}

function readLocale(folder: string, lang: Lang): Record<string, string> {
  try {
    return JSON.parse(readFileSync(projectFile(`${folder}/${lang}.json`), 'utf8')) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** One `t` per language; a message is compiled at its first use, and plain text is never compiled. */
export function translators(catalogues: Catalogues, timeZone: string): Record<Lang, Translate> {
  const made = LANGUAGES.map((lang) => [lang, translator(lang, catalogues[lang], timeZone)])
  return Object.fromEntries(made) as Record<Lang, Translate>
}

function translator(lang: Lang, messages: Record<string, string>, timeZone: string): Translate {
  const compiled = new Map<string, IntlMessageFormat>()
  return (key: MessageKey, values?: MessageValues) => {
    const message = messages[key]
    if (message === undefined) throw new Error(`no message ${key} in ${lang}`)
    if (!message.includes('{')) return message
    let format = compiled.get(key)
    if (!format) {
      format = new IntlMessageFormat(message, locale(lang), { date: dates(timeZone) })
      compiled.set(key, format)
    }
    return format.format(values) as string
  }
}

const dates = (timeZone: string) => ({
  short: { day: 'numeric', month: 'numeric', year: 'numeric', timeZone } as const,
  medium: { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const,
  long: { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const,
})

/**
 * The BCP 47 tag that formats numbers and dates for a language. Arabic uses Western digits: they are what
 * Italian addresses, phone numbers and prices beside them are written in.
 */
export const locale = (lang: Lang): string =>
  lang === 'ar' ? 'ar-u-nu-latn' : lang === 'zh' ? 'zh-CN' : lang
