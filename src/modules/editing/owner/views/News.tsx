import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { pathsOf } from '../paths.ts'
import { Changes } from './Changes.tsx'
import type { HomeProps } from './Home.tsx'

/** What is said where nothing was done. */
const NEUTRAL: readonly string[] = ['niente', 'nonannullata', 'nonmia']

/** What the person should know first: what was just done, came back, was corrected or was overtaken. */
export function News(props: HomeProps) {
  const { cx, own, status } = props
  const done = [
    'inviata',
    'pubblicata',
    'ritirata',
    'programmata',
    'spostata',
    'eliminata',
    'niente',
    'aggiornata',
    'ripristinata',
    'nonannullata',
    'nonmia',
  ] as const
  const just = done.filter((name) => cx.url.searchParams.has(name))
  return (
    <>
      {just.map((name) => (
        <Alert key={name} cx={cx} tone={NEUTRAL.includes(name) ? 'info' : 'success'} live>
          <p>{cx.t(`editing.owner.done_${name}`)}</p>
        </Alert>
      ))}
      <Returned {...props} />
      {status.overtaken && (
        <Alert cx={cx} tone="warning" title={cx.t('editing.owner.overtaken')}>
          <p>{cx.t('editing.owner.overtaken_text')}</p>
          <LinkButton href={href(cx, pathsOf(own.organizationId).catchUp)} kind="secondary">
            {cx.t('editing.owner.catch_up')}
          </LinkButton>
        </Alert>
      )}
      <Approved {...props} />
    </>
  )
}

function Returned({ cx, own, known, status: { returned } }: HomeProps) {
  if (!returned) return null
  return (
    <Alert cx={cx} tone="danger" title={cx.t('editing.owner.returned', { at: returned.at })}>
      {returned.reason && (
        <blockquote class="kept-lines" dir="auto">
          {returned.reason}
        </blockquote>
      )}
      <p>{cx.t('editing.owner.returned_next')}</p>
      <Changes cx={cx} known={known} changes={returned.changes} documents={[own.draft.document]} />
    </Alert>
  )
}

function Approved({ cx, own, known, status: { approved, waiting } }: HomeProps) {
  if (!approved || waiting) return null
  const isPlain = approved.corrected.length === 0
  return (
    <Alert
      cx={cx}
      tone={isPlain ? 'success' : 'info'}
      title={cx.t('editing.owner.approved', { at: approved.at })}
    >
      {!isPlain && (
        <>
          <p>{cx.t('editing.owner.corrected')}</p>
          {approved.reason && (
            <blockquote class="kept-lines" dir="auto">
              {approved.reason}
            </blockquote>
          )}
          <Changes
            cx={cx}
            known={known}
            changes={approved.corrected}
            documents={[own.current.document, own.draft.document]}
          />
        </>
      )}
    </Alert>
  )
}
