import type { Cx } from '../cx.ts'
import { direction, LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts'

/** The same page in the other languages, each by its own name. `place` is the rest of the address, query included. */
export const LanguageSwitch = ({ cx, place }: { cx: Pick<Cx, 't' | 'lang'>; place: string }) => (
  <nav class="languages-nav" aria-label={cx.t('ui.languages')}>
    <ul class="languages">
      {LANGUAGES.map((lang) => (
        <li key={lang}>
          <a
            href={`/${lang}${place}`}
            lang={lang}
            hreflang={lang}
            dir={direction(lang)}
            aria-current={lang === cx.lang ? 'true' : undefined}
          >
            {LANGUAGE_NAMES[lang]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
