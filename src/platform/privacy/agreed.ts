import type { Lang } from '../i18n/languages.ts'
import type { MessageKey, Translate } from '../i18n/messages.ts'

/** What somebody agreed to, as it was shown: it can be proven although the words change later (art. 7 (1) GDPR). */
export interface Agreed {
  lang: Lang
  words: string
}

/** The words of a consent in the language of the page that asked for it. */
export const agreedTo = ({ lang, t }: { lang: Lang; t: Translate }, words: MessageKey): Agreed => ({
  lang,
  words: t(words),
})
