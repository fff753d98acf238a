import type { Cx } from '../../../platform/cx.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import type { Account } from '../../../platform/session/accounts.ts'
import type { OpenSession } from '../../../platform/session/open-sessions.ts'
import { Bdi } from '../../../platform/ui/Bdi.tsx'
import { Button } from '../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { ACCOUNT, FORGOTTEN } from '../paths.ts'
import { SECURITY } from '../second-factor/paths.ts'

/** My data, the doors open to me, and where I am signed in. */
export function AccountPage({
  cx,
  account,
  sessions,
}: {
  cx: Cx
  account: Account
  sessions: readonly OpenSession[]
}) {
  const time = new Intl.DateTimeFormat(locale(cx.lang), {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: cx.config.timeZone,
  })
  return (
    <div class="measure stack">
      <DefinitionList
        facts={[
          { term: cx.t('accounts.name'), value: <Bdi>{account.name}</Bdi> },
          { term: cx.t('accounts.user_id'), value: <Bdi>{account.userId}</Bdi> },
          { term: cx.t('accounts.email'), value: <Bdi>{account.email}</Bdi> },
        ]}
      />
      <ul class="link-list">
        <li>
          <a href={href(cx, '/gestione')}>{cx.t('accounts.account_work')}</a>
        </li>
        <li>
          <a href={href(cx, SECURITY)}>{cx.t('accounts.factor.title')}</a>
        </li>
        <li>
          <a href={href(cx, FORGOTTEN)}>{cx.t('accounts.reset_title')}</a>
        </li>
      </ul>
      <h2>{cx.t('accounts.sessions')}</h2>
      <ul>
        {sessions.map(({ id, device, addressBlock, lastSeenAt }) => (
          <li key={id}>
            <Bdi>{`${device || '?'} · ${addressBlock ?? ''} · ${time.format(lastSeenAt)}`}</Bdi>
            {id === cx.actor?.sessionId && ` (${cx.t('accounts.session_this')})`}
          </li>
        ))}
      </ul>
      <Form action={href(cx, `${ACCOUNT}/accessi`)}>
        <Button kind="secondary">{cx.t('accounts.sessions_end')}</Button>
      </Form>
    </div>
  )
}
