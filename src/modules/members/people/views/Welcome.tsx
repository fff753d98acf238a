import type { Cx } from '../../../../platform/cx.ts'
import type { BodyLink } from '../../../../platform/module.ts'
import { BodyLinks } from '../../../../platform/ui/BodyLinks.tsx'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { SECURITY } from '../../../accounts/api.ts'
import { editPath } from '../../../editing/api.ts'
import type { Body } from '../body.ts'

interface WelcomeProps {
  cx: Cx
  body: Body
  /** Decides also who looks after the record. */
  manages: boolean
  /** What other modules have for this organisation. */
  links: readonly BodyLink[]
}

/** What somebody new may do for an organisation, the first steps, and what else there is. */
export const Welcome = ({ cx, body: { organizationId, name, lang }, manages, links }: WelcomeProps) => (
  <div class="measure stack">
    <p class="lead">
      {cx.t('members.welcome_lead')} <bdi lang={lang}>{name}</bdi>
    </p>
    <h2>{cx.t('members.welcome_may')}</h2>
    <ul>
      <li>{cx.t('members.welcome_may_write')}</li>
      <li>{cx.t('members.welcome_may_send')}</li>
      {manages && <li>{cx.t('members.welcome_may_invite')}</li>}
      <li>{cx.t(manages ? 'members.welcome_hand_over' : 'members.welcome_may_not')}</li>
    </ul>
    <h2>{cx.t('members.welcome_steps')}</h2>
    <ol>
      <li>{cx.t('members.welcome_step_check')}</li>
      <li>{cx.t('members.welcome_step_add')}</li>
      <li>
        {cx.t('members.welcome_step_secure')} <a href={href(cx, SECURITY)}>{cx.t('accounts.factor.title')}</a>
      </li>
    </ol>
    <p>
      <LinkButton href={href(cx, editPath(organizationId))}>{cx.t('members.welcome_open')}</LinkButton>
    </p>
    <h2>{cx.t('members.welcome_more')}</h2>
    <ul>
      <BodyLinks cx={cx} links={links} />
    </ul>
  </div>
)
