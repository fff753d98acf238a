import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { BODIES } from '../paths.ts'
import type { LookAlike } from './look-alikes.ts'
import type { NameDoubt } from './name-doubts.ts'
import type { Oddity } from './name-oddities.ts'

/** Tells an editor why a name may deceive, with the way to the records it looks like; nothing where it does not. */
export const NameDoubts = ({ cx, doubt }: { cx: Cx; doubt: NameDoubt | undefined }) =>
  doubt && (
    <Alert cx={cx} tone="warning" title={cx.t('editing.names.title')}>
      <ul>
        {doubt.oddities.map((oddity) => (
          <li key={oddity.kind === 'mixed' ? oddity.word : ''}>{oddityWords(cx, oddity)}</li>
        ))}
        {doubt.alike.map((other) => (
          <li key={other.id}>
            {cx.t('editing.names.alike')} <Other cx={cx} other={other} />
          </li>
        ))}
      </ul>
    </Alert>
  )

const Other = ({ cx, other: { id, name, lang, slug, isPublic } }: { cx: Cx; other: LookAlike }) => (
  <a href={href(cx, isPublic ? `/enti/${slug}` : `${BODIES}/${id}`)}>
    <bdi lang={lang} class="wraps">
      {name}
    </bdi>
  </a>
)

function oddityWords(cx: Cx, oddity: Oddity) {
  const and = new Intl.ListFormat(cx.lang)
  if (oddity.kind === 'unseen') return cx.t('editing.names.unseen', { signs: and.format(oddity.signs) })
  const names = new Intl.DisplayNames(cx.lang, { type: 'script' })
  const scripts = and.format(oddity.scripts.map((script) => names.of(script) ?? script))
  return (
    <>
      <bdi class="wraps">{oddity.word}</bdi>: {cx.t('editing.names.mixed', { scripts })}
    </>
  )
}
