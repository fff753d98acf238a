import type { Cx } from '../../../../platform/cx.ts'
import { direction } from '../../../../platform/i18n/languages.ts'
import { languageNames } from '../formats.ts'
import { Name } from './Text.tsx'

interface LanguagesProps {
  cx: Pick<Cx, 'lang'>
  /** Language of the notes. */
  lang: string
  languages: readonly { code: string; note: string | null }[]
}

/** Languages spoken, each by the reader's name for it and by its own, so that its speakers find it at a glance. */
export function Languages({ cx, lang, languages }: LanguagesProps) {
  if (languages.length === 0) return null
  return (
    <ul class="cluster plain-list">
      {languages.map(({ code, note }) => {
        const { name, own } = languageNames(cx, code)
        return (
          <li key={code}>
            {name}
            {own && (
              <>
                {' '}
                <bdi lang={code} dir={direction(code)} class="soft">
                  {own}
                </bdi>
              </>
            )}
            {note && (
              <span class="soft">
                {' '}
                (
                <Name cx={cx} lang={lang}>
                  {note}
                </Name>
                )
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
