import type { Translate } from '../../../platform/i18n/messages.ts'
import { wordDifference } from './word-difference.ts'

/**
 * What was added and removed between two texts, told by more than colour: marks, and words for who listens. Those stand
 * apart, so that the text takes its direction from itself.
 */
export function Difference({
  t,
  before,
  after,
  lang,
}: {
  t: Translate
  before: string
  after: string
  /** Language of the two texts, when it is not that of the page. */
  lang?: string
}) {
  return (
    <bdi lang={lang} class="wraps">
      {wordDifference(before, after).map(({ kind, text }) => {
        if (kind === 'same') return text
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark>
            <bdi class="visually-hidden"> [{t(`directory.difference.${kind}`)}] </bdi>
            {text}
            <bdi class="visually-hidden"> [{t('directory.difference.end')}] </bdi>
          </Mark>
        )
      })}
    </bdi>
  )
}
