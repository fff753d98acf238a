import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { isolated } from '../../../../platform/i18n/isolated.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { Table } from '../../../../platform/ui/Table.tsx'
import { CLAIMS, REGISTRATIONS } from '../../kinds.ts'
import { staffPeoplePath } from '../../paths.ts'
import type { Request } from '../../request-queries.ts'
import type { Body } from '../body.ts'
import type { Colleague } from '../colleagues.ts'
import type { Ended } from '../give-back.ts'
import type { HandOver } from '../hand-over.ts'
import type { Invited } from '../invite.ts'
import { roleWord, seenWords } from './ColleagueTable.tsx'
import { EndedLately } from './People.tsx'

interface StaffPeopleProps {
  cx: Cx
  body: Body
  seen: {
    colleagues: readonly Colleague[]
    ended: readonly Ended[]
    invitations: readonly Invited[]
    handOvers: readonly HandOver[]
    requests: readonly Request[]
  }
  errors: FieldErrors
  done: 'ended' | 'restored' | undefined
}

/** Who looks after an organisation as the staff sees it, and what is open about it. */
export function StaffPeople({ cx, body, seen, errors, done }: StaffPeopleProps) {
  const base = staffPeoplePath(body.organizationId)
  return (
    <div class="stack">
      <ErrorSummary cx={cx} errors={errors} />
      {done && (
        <Alert cx={cx} tone="success" live>
          <p>{cx.t(`members.people_done_${done}`)}</p>
        </Alert>
      )}
      <Table
        caption={cx.t('members.people_count', { count: seen.colleagues.length })}
        rows={seen.colleagues}
        columns={[
          { label: cx.t('members.people_name'), cell: ({ name }) => <bdi class="wraps">{name}</bdi> },
          { label: cx.t('members.people_role'), cell: ({ role }) => roleWord(cx, role) },
          {
            label: cx.t('members.people_since'),
            cell: ({ since }) => cx.t('members.date', { date: since }),
          },
          { label: cx.t('members.people_seen'), cell: ({ away }) => seenWords(cx, away) },
          {
            label: cx.t('members.people_change'),
            cell: ({ id, name }) => (
              <a href={href(cx, `${base}/${id}/termina`)}>
                {cx.t('members.end')}
                <span class="visually-hidden">: {name}</span>
              </a>
            ),
          },
        ]}
      />
      <EndedLately cx={cx} base={base} ended={seen.ended} />
      <Open cx={cx} {...seen} />
      <Requests cx={cx} requests={seen.requests} />
    </div>
  )
}

type OpenProps = { cx: Cx } & Pick<StaffPeopleProps['seen'], 'invitations' | 'handOvers'>

/** How many were invited and by whom it is being handed over: the addresses are their business. */
const Open = ({ cx, invitations, handOvers }: OpenProps) => (
  <>
    {invitations.length > 0 && <p>{cx.t('members.staff_invited', { count: invitations.length })}</p>}
    {handOvers.map(({ id, giverName }) => (
      <p key={id}>{cx.t('members.offered_by_other', { who: isolated(giverName) })}</p>
    ))}
  </>
)

const Requests = ({ cx, requests }: { cx: Cx; requests: readonly Request[] }) =>
  requests.length === 0 ? null : (
    <section>
      <h2>{cx.t('members.staff_requests')}</h2>
      <ul>
        {requests.map(({ id, way, state, personName, created_at: at }) => (
          <li key={id}>
            <a href={href(cx, `${way === 'registration' ? REGISTRATIONS : CLAIMS}/${id}`)}>
              <bdi>{personName}</bdi>
            </a>{' '}
            · {cx.t('members.date', { date: at })} ·{' '}
            <Badge>{cx.t(`members.request_state_${state as 'code'}`)}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
