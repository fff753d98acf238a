import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { direction, isLang } from '../i18n/languages.ts'

interface LangProps {
  cx: Pick<Cx, 'lang' | 't'>
  /** Language the text is written in. */
  lang: string
  children: ComponentChildren
  /** `div` for paragraphs; the note then stands above them. */
  as?: 'span' | 'div'
  /** No visible note, where one nearby says it already. */
  quiet?: boolean
}

/** Text that may be in another language than the page: says so to screen readers and, with a small note, to everyone. */
export function Lang({ cx, lang, children, as: Tag = 'span', quiet = false }: LangProps) {
  if (lang === cx.lang) return Tag === 'div' ? <div>{children}</div> : children
  const text = (
    <Tag lang={lang} dir={direction(lang)}>
      {children}
    </Tag>
  )
  const note = isLang(lang) && !quiet && <span class="lang-note">{cx.t(`ui.in_${lang}`)}</span>
  if (Tag === 'span')
    return (
      <>
        {text}
        {note}
      </>
    )
  return (
    <div class="lang-text">
      {note}
      {text}
    </div>
  )
}
