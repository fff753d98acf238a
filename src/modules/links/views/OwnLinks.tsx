import type { Cx } from '../../../platform/cx.ts'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { changeWord } from '../../directory/api.ts'
import { editPath } from '../../editing/api.ts'
import type { DeadRow } from '../queries.ts'

interface OwnLinksProps {
  cx: Cx
  organizationId: string
  dead: readonly DeadRow[]
}

/** Which addresses of one's record lead nowhere, why, and where to put them right. */
export const OwnLinks = ({ cx, organizationId, dead }: OwnLinksProps) => (
  <>
    {dead.length === 0 && <p>{cx.t('links.own_none')}</p>}
    <ul class="measure">
      {dead.map(({ url, failure, failing_since: since, entity, field }) => (
        <li key={`${url}${entity}${field}`}>
          <bdi dir="ltr" class="wraps">
            {url}
          </bdi>{' '}
          ({cx.t(changeWord({ entity, field }))})
          <br />
          {failure && cx.t(`links.failure_${failure}`)} {since && cx.t('links.since', { date: since })}
        </li>
      ))}
    </ul>
    <p>
      <LinkButton href={href(cx, editPath(organizationId))}>{cx.t('links.own_edit')}</LinkButton>
    </p>
  </>
)
