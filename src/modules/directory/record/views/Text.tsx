import type { Cx } from '../../../../platform/cx.ts'
import { direction } from '../../../../platform/i18n/languages.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Lang } from '../../../../platform/ui/Lang.tsx'
import { type LocalText, paragraphs } from '../local-text.ts'

interface TextProps {
  cx: Pick<Cx, 'lang' | 't'>
  text: LocalText | undefined
}

/** A text of several lines, with its language where it is not the page's and a mark where a machine translated it. */
export function LongText({ cx, text }: TextProps) {
  if (!text) return null
  return (
    <div class="measure">
      {text.machine && <MachineMark cx={cx} />}
      {text.older && <OlderMark cx={cx} />}
      <Lang cx={cx} lang={text.lang} as="div">
        {paragraphs(text.text).map((part) => (
          <p key={part} class="kept-lines" dir="auto">
            {part}
          </p>
        ))}
      </Lang>
    </div>
  )
}

/** A short text in a line; its language is marked for screen readers, and seen where `noted`. */
export function ShortText({ cx, text, noted = false }: TextProps & { noted?: boolean }) {
  if (!text) return null
  return (
    <>
      <Lang cx={cx} lang={text.lang} quiet={!noted}>
        <bdi class="wraps">{text.text}</bdi>
      </Lang>
      {text.machine && (
        <>
          {' '}
          <MachineMark cx={cx} />
        </>
      )}
    </>
  )
}

/** Says that a machine translated what stands beside it. */
export const MachineMark = ({ cx }: { cx: Pick<Cx, 't'> }) => (
  <Badge tone="info">{cx.t('directory.record.machine_translation')}</Badge>
)

/** Says that the original of the text below changed after it was translated. */
export const OlderMark = ({ cx }: { cx: Pick<Cx, 't'> }) => (
  <p class="soft small">{cx.t('directory.record.older_translation')}</p>
)

/** A name that keeps its own language and direction, and cannot turn round what stands beside it. */
export const Name = ({ cx, lang, children }: { cx: Pick<Cx, 'lang'>; lang: string; children: string }) => (
  <bdi
    class="wraps"
    lang={lang === cx.lang ? undefined : lang}
    dir={lang === cx.lang ? undefined : direction(lang)}
  >
    {children}
  </bdi>
)
