import { loadCatalogues, translators } from '../i18n/catalogue.ts'
import { isLang, type Lang } from '../i18n/languages.ts'
import type { Translate } from '../i18n/messages.ts'
import type { CommandContext } from './command.ts'

/** The language the operator reads: the one asked for, else that of the environment's LANG, else English. */
export function operatorLanguage(
  asked: string | undefined,
  environment: string | undefined,
): Lang | undefined {
  if (asked !== undefined) return isLang(asked) ? asked : undefined
  const own = environment?.slice(0, 2).toLowerCase() ?? ''
  return /^[a-z]{2}(?![a-z])/i.test(environment ?? '') && isLang(own) ? own : 'en'
}

/** What the operator reads in; of a `--lang` without texts, says so in the language of the environment. */
export function operatorWords(
  { values, modules, config, error }: Pick<CommandContext, 'values' | 'modules' | 'config' | 'error'>,
  environment = process.env.LANG,
): { lang: Lang; t: Translate } | undefined {
  const asked = values.lang === undefined ? undefined : String(values.lang)
  const words = translators(loadCatalogues(modules.names), config.timeZone)
  const lang = operatorLanguage(asked, environment)
  if (lang) return { lang, t: words[lang] }
  error(words[operatorLanguage(undefined, environment) ?? 'en']('doctor.no_texts', { lang: asked ?? '' }))
  return undefined
}
