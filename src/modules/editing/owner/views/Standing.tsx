import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { pathsOf } from '../paths.ts'
import type { HomeProps } from './Home.tsx'

/** What is public, what is only in the draft, and what waits for whom until when. */
export function Standing(props: HomeProps) {
  const { cx, own, status } = props
  const { draft } = own
  return (
    <section aria-labelledby="stato">
      <h2 id="stato">{cx.t('editing.owner.standing')}</h2>
      <DefinitionList
        facts={[
          { term: cx.t('editing.owner.is_public'), value: publicWords(props) },
          {
            term: cx.t('editing.owner.is_draft'),
            value:
              draft.updatedAt && draft.revision > 0
                ? cx.t('editing.owner.draft_by', {
                    count: status.drafted.length,
                    name: draft.updatedName ?? '',
                    at: draft.updatedAt,
                  })
                : cx.t('editing.owner.no_draft'),
          },
          { term: cx.t('editing.owner.is_waiting'), value: <Waiting {...props} /> },
          status.scheduled.length > 0 && {
            term: cx.t('editing.schedule.scheduled'),
            value: <Scheduled {...props} />,
          },
          status.trusted && {
            term: cx.t('editing.owner.is_trusted'),
            value: cx.t('editing.owner.trusted_text'),
          },
        ]}
      />
    </section>
  )
}

function publicWords({ cx, status }: HomeProps): string {
  if (!status.public) return cx.t('editing.owner.not_public')
  const { published } = status
  if (!published) return cx.t('editing.owner.public_found')
  return cx.t('editing.owner.public_since', { name: published.byName, at: published.at })
}

function Waiting({ cx, own, status: { waiting } }: HomeProps) {
  if (!waiting) return <>{cx.t('editing.owner.nothing_waits')}</>
  const { id, publishAt, since, byName, due, late, changes } = waiting
  const paths = pathsOf(own.organizationId)
  return (
    <>
      <p>{cx.t('editing.owner.waits', { count: changes.length, name: byName, at: since })}</p>
      <p>{cx.t(late ? 'editing.owner.waits_late' : 'editing.owner.waits_due', { due })}</p>
      {publishAt && (
        <p>
          {cx.t('editing.schedule.if_approved', { at: publishAt })}{' '}
          <a href={href(cx, paths.moment(id))}>{cx.t('editing.schedule.change')}</a>
        </p>
      )}
      <Form action={href(cx, paths.withdraw)} class="cluster">
        <LinkButton href={href(cx, paths.submit)} kind="secondary">
          {cx.t('editing.owner.see_changes')}
        </LinkButton>
        <Button kind="secondary">{cx.t('editing.owner.withdraw')}</Button>
      </Form>
    </>
  )
}

const Scheduled = ({ cx, own, status: { scheduled } }: HomeProps) => (
  <ul class="plain-list">
    {scheduled.map(({ id, at, byName, changes }) => (
      <li key={id}>
        {cx.t('editing.schedule.will_be', { at, name: byName, count: changes.length })}{' '}
        <a href={href(cx, pathsOf(own.organizationId).moment(id))}>{cx.t('editing.schedule.change')}</a>
      </li>
    ))}
  </ul>
)
