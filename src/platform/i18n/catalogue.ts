import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { keeper } from '../keeper.ts'
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

/**
 * Formatted messages kept in each language: pages say the same counts, days and names again and again; moments, of which
 * each is another, go again soon.
 */
const MOST_KEPT = 2_000
const LONGEST_KEPT = 500

function translator(lang: Lang, messages: Record<string, string>, timeZone: string): Translate {
  const compiled = new Map<string, IntlMessageFormat>()
  const said = keeper<string>(MOST_KEPT)
  const formatOf = (key: string, message: string): IntlMessageFormat => {
    const known = compiled.get(key)
    if (known) return known
    const format = new IntlMessageFormat(message, locale(lang), {
      date: dates(timeZone),
      time: { short: { hour: 'numeric', minute: '2-digit', timeZone } },
    })
    compiled.set(key, format)
    return format
  }
  return (key: MessageKey, values: MessageValues = {}) => {
    const message = messages[key]
    if (message === undefined) throw new Error(`no message ${key} in ${lang}`)
    if (!message.includes('{')) return message
    const name = nameOf(key, values)
    const known = said.get(name)
    if (known !== undefined) return known
    const text = formatOf(key, message).format(values) as string
    return text.length < LONGEST_KEPT ? said.set(name, text) : text
  }
}

/** Tells one call from every other: the values by name, and a number from the text that reads the same. */
function nameOf(key: string, values: MessageValues): string {
  let name = key
  for (const part in values) {
    const value = values[part]
    name += `\0${part}\0${typeof value}${value instanceof Date ? value.getTime() : value}`
  }
  return name
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
