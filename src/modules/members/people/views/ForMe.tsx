import type { Cx } from '../../../../platform/cx.ts'
import { isolated } from '../../../../platform/i18n/isolated.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { answerPath, peoplePath } from '../../paths.ts'
import type { ToAnswer } from '../answer.ts'
import type { OfferToMe } from '../hand-over.ts'

interface ForMeProps {
  cx: Cx
  toAnswer: readonly ToAnswer[]
  offers: readonly OfferToMe[]
}

/** What others wait for: a word about somebody who asks to join, a yes to taking over. */
export const ForMe = ({ cx, toAnswer, offers }: ForMeProps) => (
  <>
    {offers.map(({ id, organizationId, giverName, name, lang }) => (
      <Alert key={id} cx={cx} tone="warning">
        <p>{cx.t('members.offered_to_me', { who: isolated(giverName) })}</p>
        <p>
          <a href={href(cx, peoplePath(organizationId))}>
            <bdi lang={lang}>{name}</bdi>
          </a>
        </p>
      </Alert>
    ))}
    {toAnswer.length > 0 && (
      <Alert cx={cx} tone="warning" title={cx.t('members.asking', { count: toAnswer.length })}>
        <ul>
          {toAnswer.map(({ id, organizationId, personName, name, lang }) => (
            <li key={id}>
              <a href={href(cx, answerPath(organizationId, id))}>
                <bdi>{personName}</bdi> · <bdi lang={lang}>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </Alert>
    )}
  </>
)
