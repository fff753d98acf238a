import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { isolated } from '../../../../platform/i18n/isolated.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { answerPath, handOverPath, peoplePath } from '../../paths.ts'
import type { ToAnswer } from '../answer.ts'
import type { Body } from '../body.ts'
import type { Colleague } from '../colleagues.ts'
import type { Ended } from '../give-back.ts'
import type { HandOver } from '../hand-over.ts'
import type { Invited } from '../invite.ts'
import { ColleagueTable } from './ColleagueTable.tsx'
import { HandOvers } from './HandOvers.tsx'
import { Invitations } from './Invitations.tsx'

/** What was just done, as the page says it. */
export const DONE = [
  ...(['invited', 'resent', 'uninvited', 'role', 'ended', 'restored'] as const),
  ...(['offered', 'unoffered', 'taken', 'declined'] as const),
] as const
export type Done = (typeof DONE)[number]

export interface PeopleProps {
  cx: Cx
  body: Body
  /** The reader answers for the organisation. */
  manages: boolean
  seen: {
    colleagues: readonly Colleague[]
    handOvers: readonly HandOver[]
    invitations: readonly Invited[]
    ended: readonly Ended[]
    toAnswer: readonly ToAnswer[]
  }
  errors: FieldErrors
  done: Done | undefined
}

/** Who looks after an organisation; for owners, with all they can do. */
export function People(props: PeopleProps) {
  const { cx, body, manages, seen, errors, done } = props
  const base = peoplePath(body.organizationId)
  return (
    <div class="stack">
      <ErrorSummary cx={cx} errors={errors} />
      {done && (
        <Alert cx={cx} tone="success" live>
          <p>{cx.t(`members.people_done_${done}`)}</p>
        </Alert>
      )}
      <HandOvers {...props} />
      <Asking {...props} />
      <ColleagueTable cx={cx} body={body} manages={manages} colleagues={seen.colleagues} />
      {manages && (
        <p class="cluster">
          <LinkButton href={href(cx, `${base}/invita`)}>{cx.t('members.invite_title')}</LinkButton>
          <a href={href(cx, handOverPath(body.organizationId))}>{cx.t('members.hand_over_title')}</a>
        </p>
      )}
      {manages && <Invitations cx={cx} base={base} invitations={seen.invitations} />}
      {manages && <EndedLately cx={cx} base={base} ended={seen.ended} />}
      <p>
        <a href={href(cx, `${base}/lascia`)}>{cx.t('members.leave_title')}</a>
      </p>
    </div>
  )
}

const Asking = ({ cx, seen: { toAnswer } }: PeopleProps) =>
  toAnswer.length === 0 ? null : (
    <Alert cx={cx} tone="warning" title={cx.t('members.asking', { count: toAnswer.length })}>
      <ul>
        {toAnswer.map(({ id, organizationId, personName }) => (
          <li key={id}>
            <a href={href(cx, answerPath(organizationId, id))}>
              <bdi>{personName}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  )

/** Accesses that were ended, each to be given back. */
export const EndedLately = ({ cx, base, ended }: { cx: Cx; base: string; ended: readonly Ended[] }) =>
  ended.length === 0 ? null : (
    <section>
      <h2>{cx.t('members.ended_title')}</h2>
      <ul class="stack plain-list">
        {ended.map(({ grantId, personId, name, endedName, endedAt }) => (
          <li key={grantId} class="cluster">
            <bdi>{name}</bdi>
            <span>{cx.t('members.decided_by', { by: isolated(endedName), date: endedAt })}</span>
            <Form action={href(cx, `${base}/${personId}/restituisci`)} label={name}>
              <Button kind="secondary" small>
                {cx.t('members.give_back')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
