import type { Cx } from '../../platform/cx.ts'
import type { KeptForm } from '../../platform/http/kept-form.ts'
import { Alert } from '../../platform/ui/Notice.tsx'
import { localPath } from './local-path.ts'
import { ownPage } from './own-page.ts'
import { KeptFormAgain } from './views/KeptForm.tsx'
import { SignInForm } from './views/SignInForm.tsx'

/** The session was over when a form was sent: asks to sign in, and keeps what was typed. */
export function signInToSend(cx: Cx, kept: KeptForm): Response | undefined {
  const path = localPath(kept.path)
  if (!path) return undefined
  return ownPage(
    cx,
    { title: cx.t('accounts.kept_title'), description: cx.t('accounts.kept_lead'), islands: ['password'] },
    <SignInForm cx={cx} errors={{}} values={{}} kept={{ ...kept, path }} />,
    401,
  )
}

/** Signed in again: the form waits for its button. Nothing is sent by itself. */
export function sendAgain(cx: Cx, kept: KeptForm): Response | undefined {
  const path = localPath(kept.path)
  if (!path) return undefined
  return ownPage(
    cx,
    { title: cx.t('accounts.kept_back_title') },
    <div class="measure stack">
      <Alert cx={cx} tone="warning" live>
        <p>{cx.t('accounts.kept_back_text')}</p>
      </Alert>
      <KeptFormAgain cx={cx} kept={{ ...kept, path }} />
    </div>,
  )
}
