import type { ComponentChildren } from 'preact'
import type { Cx } from '../../../../platform/cx.ts'
import type { Lang } from '../../../../platform/i18n/languages.ts'
import type { MessageKey } from '../../../../platform/i18n/messages.ts'
import type { Standing } from '../../../directory/api.ts'

/** A value with whose word it is under it. */
export const Said = ({
  lang,
  source,
  children,
}: {
  lang: Lang
  source: string | undefined
  children: ComponentChildren
}) => (
  <>
    <div class="kept-lines wraps" lang={lang} dir="auto">
      {children}
    </div>
    {source && <p class="hint">{source}</p>}
  </>
)

/** Whose word a value is, from which list and since when. */
export function standingWords(cx: Pick<Cx, 't'>, standing: Standing | undefined): string | undefined {
  if (!standing) return undefined
  if (standing.source === 'editor' && !standing.at) return cx.t('editing.review.says_nobody')
  const source = cx.t(`directory.record.source_${standing.source}` satisfies MessageKey)
  const dated = standing.at ? cx.t('directory.record.source_on', { source, date: standing.at }) : source
  return standing.sourceRef ? `${dated} · ${standing.sourceRef}` : dated
}
