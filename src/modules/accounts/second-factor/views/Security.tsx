import type { ComponentChildren } from 'preact'
import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { FORGOTTEN } from '../../paths.ts'
import { type Factors, hasFactor } from '../needs.ts'
import { CODES, RECOVERY } from '../paths.ts'

interface SecurityProps {
  cx: Cx
  factors: Factors
  /** Whether there is a password at all. */
  password: boolean
  /** The lists of passkeys and of other services. */
  children: ComponentChildren
}

/** How the account is entered besides the password, and what can be done about it. */
export const Security = ({ cx, factors, password, children }: SecurityProps) => (
  <>
    {factors.staff && !hasFactor(factors) && (
      <Alert cx={cx} tone="warning" title={cx.t('accounts.factor.staff_title')}>
        <p>{cx.t('accounts.factor.staff_text')}</p>
      </Alert>
    )}
    {!password && (
      <Alert cx={cx} tone="info" title={cx.t('accounts.identity.no_password')}>
        <p>
          <a href={href(cx, FORGOTTEN)}>{cx.t('accounts.reset_title')}</a>
        </p>
      </Alert>
    )}
    <h2>{cx.t('accounts.factor.app_title')}</h2>
    <p class="measure">{cx.t('accounts.factor.app_text')}</p>
    {factors.totp ? (
      <p class="cluster">
        <Badge tone="success">{cx.t('accounts.factor.on')}</Badge>
        <a href={href(cx, `${CODES}/togli`)}>{cx.t('accounts.factor.remove')}</a>
      </p>
    ) : (
      <p>
        <LinkButton href={href(cx, CODES)}>{cx.t('accounts.factor.set_up')}</LinkButton>
      </p>
    )}
    {hasFactor(factors) && (
      <>
        <h2>{cx.t('accounts.factor.recovery_title')}</h2>
        <p class="measure">{cx.t('accounts.factor.recovery_left', { count: factors.recoveryCodes })}</p>
        <Form action={href(cx, RECOVERY)}>
          <Button kind="secondary">{cx.t('accounts.factor.recovery_new')}</Button>
        </Form>
      </>
    )}
    {children}
  </>
)
