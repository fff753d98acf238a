import type { Cx } from '../../../platform/cx.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import { LANGUAGE_NAMES } from '../../../platform/i18n/languages.ts'
import type { Account } from '../../../platform/session/accounts.ts'
import type { OpenSession } from '../../../platform/session/open-sessions.ts'
import { Bdi } from '../../../platform/ui/Bdi.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { SECURITY } from '../second-factor/paths.ts'
import { EMAIL_PAGE, OWN_DATA, PASSWORD_PAGE, PROFILE, REMOVE, SESSIONS } from './paths.ts'

interface AccountPageProps {
  cx: Cx
  account: Account
  sessions: readonly OpenSession[]
}

/** My data, the doors open to me, and where I am signed in. */
export const AccountPage = ({ cx, account, sessions }: AccountPageProps) => (
  <div class="measure stack">
    <DefinitionList
      facts={[
        { term: cx.t('accounts.name'), value: <bdi>{account.name}</bdi> },
        { term: cx.t('accounts.user_id'), value: <Bdi>{account.userId}</Bdi> },
        { term: cx.t('accounts.email'), value: <Bdi wraps>{account.email}</Bdi> },
        { term: cx.t('accounts.lang'), value: <bdi lang={account.lang}>{LANGUAGE_NAMES[account.lang]}</bdi> },
      ]}
    />
    <ul class="link-list">
      {(
        [
          ['/gestione', 'accounts.account_work'],
          [PROFILE, 'accounts.profile_title'],
          [EMAIL_PAGE, 'accounts.email_change'],
          [PASSWORD_PAGE, 'accounts.password_change'],
          [SECURITY, 'accounts.factor.title'],
          [OWN_DATA, 'accounts.download'],
          [REMOVE, 'accounts.remove_title'],
        ] as const
      ).map(([path, key]) => (
        <li key={path}>
          <a href={href(cx, path)}>{cx.t(key)}</a>
        </li>
      ))}
    </ul>
    <Sessions cx={cx} sessions={sessions} />
  </div>
)

function Sessions({ cx, sessions }: Pick<AccountPageProps, 'cx' | 'sessions'>) {
  const time = new Intl.DateTimeFormat(locale(cx.lang), {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: cx.config.timeZone,
  })
  return (
    <>
      <h2>{cx.t('accounts.sessions')}</h2>
      <ul class="stack">
        {sessions.map(({ id, device, addressBlock, lastSeenAt }) => (
          <li key={id}>
            <Bdi>{device || '?'}</Bdi> · <Bdi>{addressBlock ?? '?'}</Bdi> ·{' '}
            <bdi>{time.format(lastSeenAt)}</bdi>
            {id === cx.actor?.sessionId ? (
              ` (${cx.t('accounts.session_this')})`
            ) : (
              <Form action={href(cx, `${SESSIONS}/${id}/chiudi`)}>
                <Button kind="secondary" small>
                  {cx.t('accounts.session_end')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Form action={href(cx, SESSIONS)}>
        <Button kind="secondary">{cx.t('accounts.sessions_end')}</Button>
      </Form>
    </>
  )
}
