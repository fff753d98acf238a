import type { Cx } from '../../../platform/cx.ts'
import { Badge, type Tone } from '../../../platform/ui/Badge.tsx'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { PATHS } from '../../../platform/ui/paths.ts'
import { editPath } from '../../editing/api.ts'
import type { Mine } from '../area-queries.ts'
import { NEW, peoplePath, REQUESTS } from '../paths.ts'
import type { Request } from '../request-queries.ts'

interface OneProps {
  cx: Cx
  mine: Mine
}

interface MineProps {
  cx: Cx
  mine: readonly Mine[]
  requests: readonly Request[]
  done: 'registrato' | 'responsabile' | 'lasciato' | 'passato' | undefined
}

/** The organisations somebody looks after and what they asked for, or how to begin. */
export const MyOrganizations = ({ cx, mine, requests, done }: MineProps) => (
  <div class="stack">
    {done && (
      <Alert cx={cx} tone="success" live>
        <p>{cx.t(`members.done_${done}`)}</p>
      </Alert>
    )}
    {requests.length > 0 && <MyRequests cx={cx} requests={requests} />}
    {mine.length === 0 ? (
      <Nothing cx={cx} />
    ) : (
      <>
        <ul class="stack plain-list">
          {mine.map((one) => (
            <li key={one.id}>
              <Organization cx={cx} mine={one} />
            </li>
          ))}
        </ul>
        <p>
          <a href={href(cx, NEW)}>{cx.t('members.area_new')}</a>
        </p>
      </>
    )}
  </div>
)

const MyRequests = ({ cx, requests }: { cx: Cx; requests: readonly Request[] }) => (
  <section>
    <h2>{cx.t('members.my_requests')}</h2>
    <ul>
      {requests.map(({ id, name, lang, state }) => (
        <li key={id}>
          <a href={href(cx, `${REQUESTS}/${id}`)}>
            <bdi lang={lang}>{name}</bdi>
          </a>{' '}
          <Badge tone={state === 'returned' ? 'danger' : 'warning'}>
            {cx.t(`members.request_is_${state as 'code'}`)}
          </Badge>
        </li>
      ))}
    </ul>
  </section>
)

const Nothing = ({ cx }: { cx: Cx }) => (
  <div class="measure stack">
    <p>
      <strong>{cx.t('members.area_empty')}</strong>
    </p>
    <p>{cx.t('members.area_empty_text')}</p>
    <p class="cluster">
      <LinkButton href={href(cx, PATHS.search)} icon="search">
        {cx.t('members.area_find')}
      </LinkButton>
      <LinkButton href={href(cx, NEW)} kind="secondary">
        {cx.t('members.area_new')}
      </LinkButton>
    </p>
  </div>
)

const Organization = ({ cx, mine: one }: OneProps) => (
  <article class="card stack">
    <h2 class="card-title">
      <bdi lang={one.lang}>{one.name}</bdi>
    </h2>
    <DefinitionList
      facts={[
        {
          term: cx.t('members.role'),
          value: cx.t(one.role === 'organization_owner' ? 'members.role_owner' : 'members.role_editor'),
        },
        { term: cx.t('members.status'), value: <Status cx={cx} mine={one} /> },
      ]}
    />
    <Waits cx={cx} mine={one} />
    <p class="cluster">
      <LinkButton href={href(cx, editPath(one.id))}>{cx.t(nextStep(one))}</LinkButton>
      <a href={href(cx, peoplePath(one.id))}>{cx.t('members.people_title')}</a>
      {one.visibility === 'public' && (
        <a href={href(cx, `/enti/${one.slug}`)}>{cx.t('members.public_page')}</a>
      )}
    </p>
  </article>
)

const nextStep = ({ returned, waitingSince, draftAt }: Mine) => {
  if (returned !== null) return 'members.step_correct'
  return draftAt && !waitingSince ? 'members.step_send' : 'members.step_open'
}

const TONES: Record<string, Tone> = { public: 'success', draft: 'warning' }

function Status({ cx, mine: { visibility } }: OneProps) {
  const state = visibility === 'public' || visibility === 'draft' ? visibility : 'hidden'
  return <Badge tone={TONES[state] ?? 'plain'}>{cx.t(`members.status_${state}`)}</Badge>
}

/** What the editors have to decide, what they sent back, or what is not handed in yet. */
function Waits({ cx, mine: { returned, waitingSince, draftAt } }: OneProps) {
  if (returned !== null)
    return (
      <div>
        <p>{cx.t('members.status_returned')}</p>
        <blockquote>
          <bdi class="wraps">{returned}</bdi>
        </blockquote>
      </div>
    )
  if (waitingSince) return <p>{cx.t('members.status_waiting', { date: waitingSince })}</p>
  return draftAt && <p>{cx.t('members.status_unsent')}</p>
}
