import type { Lang } from '../../platform/i18n/languages.ts'
import { isArabic, isCyrillic, isHan } from '../../platform/search/text/fold.ts'

/** The language a text is likely written in: that of its script, or the page's. */
export function languageOf(text: string, page: Lang): Lang {
  if (isHan(text)) return 'zh'
  if (isArabic(text)) return 'ar'
  if (isCyrillic(text)) return 'ru'
  return page === 'zh' || page === 'ar' || page === 'ru' ? 'it' : page
}
