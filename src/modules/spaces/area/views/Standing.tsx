import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { partsOf } from '../../document.ts'
import { pathsOf } from '../../paths.ts'
import { mainLang } from '../../said.ts'
import type { OwnSpace } from '../own-space.ts'
import type { Status } from '../status.ts'
import { partTitle } from './PartName.tsx'

interface Props {
  cx: Cx
  own: OwnSpace
  status: Status
}

/** What is public, what is only in the draft, what waits and until when, what came back or was closed, and why. */
export const Standing = (props: Props) => (
  <section aria-labelledby="stato" class="stack">
    <h2 id="stato">{props.cx.t('spaces.standing.title')}</h2>
    <Warnings {...props} />
    <DefinitionList
      facts={[
        { term: props.cx.t('spaces.standing.public'), value: publicWords(props) },
        {
          term: props.cx.t('spaces.standing.draft'),
          value: draftWords(props),
        },
        { term: props.cx.t('spaces.standing.waiting'), value: <Waiting {...props} /> },
      ]}
    />
  </section>
)

function Warnings(props: Props) {
  const {
    cx,
    own: { space, isPublic },
    status: { returned },
  } = props
  return (
    <>
      {space.closed && (
        <Alert cx={cx} tone="danger" title={cx.t('spaces.standing.closed', { at: space.closed.at })}>
          <blockquote class="kept-lines" dir="auto">
            {space.closed.reason}
          </blockquote>
          <p>{cx.t('spaces.standing.closed_next')}</p>
        </Alert>
      )}
      {!isPublic && <Alert cx={cx} tone="warning" title={cx.t('spaces.standing.record_hidden')} />}
      {returned && <Returned {...props} returned={returned} />}
    </>
  )
}

/** What came back, whole or in parts, and why. */
function Returned({ cx, own, returned }: Props & { returned: NonNullable<Status['returned']> }) {
  const { leftOut, reason, decidedAt, at } = returned
  const { draft, organizationId } = own.space
  const parts = partsOf(draft).filter(({ id }) => leftOut?.includes(id))
  const words = leftOut ? 'part_returned' : 'returned'
  return (
    <Alert cx={cx} tone="danger" title={cx.t(`spaces.standing.${words}`, { at: decidedAt ?? at })}>
      {reason && (
        <blockquote class="kept-lines" dir="auto">
          {reason}
        </blockquote>
      )}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              <a href={href(cx, pathsOf(organizationId).page(part.id))}>
                <bdi>{partTitle(cx, part, mainLang(draft))}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>{cx.t(`spaces.standing.${words}_next`)}</p>
    </Alert>
  )
}

function draftWords({ cx, own: { space }, status: { changed, handed } }: Props): string {
  if (!changed) return cx.t('spaces.standing.draft_same')
  if (handed) return cx.t('spaces.standing.draft_handed')
  return cx.t('spaces.standing.draft_changed', { name: space.draftName, at: space.draftAt })
}

function publicWords({ cx, own: { space } }: Props): string {
  return space.document && space.publishedAt
    ? cx.t('spaces.standing.public_since', { at: space.publishedAt })
    : cx.t('spaces.standing.not_public')
}

function Waiting({ cx, own, status: { waiting } }: Props) {
  if (!waiting) return <>{cx.t('spaces.standing.nothing_waits')}</>
  const { at, by, due, late, kind } = waiting
  return (
    <>
      <p>
        {cx.t(kind === 'after' ? 'spaces.standing.checked_after' : 'spaces.standing.waits', { name: by, at })}
      </p>
      <p>{cx.t(late ? 'spaces.standing.late' : 'spaces.standing.due', { due })}</p>
      {kind === 'before' && (
        <Form action={href(cx, pathsOf(own.organizationId).withdraw)}>
          <Button kind="secondary" small>
            {cx.t('spaces.own.withdraw')}
          </Button>
        </Form>
      )}
    </>
  )
}
