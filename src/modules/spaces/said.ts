import { isLang, LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import type { SpaceDocument, Values } from './document.ts'

/** A text as it can be shown, and in which language it is. */
export interface Said {
  text: string
  lang: Lang
}

/** The language in which a site is written first. */
export function mainLang({ site }: Pick<SpaceDocument, 'site'>): Lang {
  const lang = site.values.lang ?? ''
  return isLang(lang) ? lang : 'it'
}

/** A text in the reader's language, else in the site's first one, else in whichever there is. */
export function said(values: Values, name: string, lang: Lang, main: Lang): Said | undefined {
  for (const one of [lang, main, ...LANGUAGES]) {
    const text = values[`${name}.${one}`]
    if (text) return { text, lang: one }
  }
  return undefined
}
