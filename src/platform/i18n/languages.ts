/** The six languages of the interface, in the order the switch shows them. */
export const LANGUAGES = ['it', 'en', 'fr', 'zh', 'ar', 'ru'] as const
export type Lang = (typeof LANGUAGES)[number]

/** Each language by its own name, as its readers write it. */
export const LANGUAGE_NAMES: Record<Lang, string> = {
  it: 'Italiano',
  en: 'English',
  fr: 'Français',
  zh: '中文',
  ar: 'العربية',
  ru: 'Русский',
}

export const isLang = (value: string): value is Lang => (LANGUAGES as readonly string[]).includes(value)

/** Writing direction of a language, the value of the `dir` attribute. */
export const direction = (lang: string): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr')
