import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { noteProof } from '../../../platform/session/open-sessions.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { listIdentities } from '../identity/identities.ts'
import { IdentityList } from '../identity/views/IdentityList.tsx'
import { ServiceLinks } from '../identity/views/ServiceLinks.tsx'
import { localPath } from '../local-path.ts'
import { ownPage } from '../own-page.ts'
import { listPasskeys } from '../passkeys/queries.ts'
import { PasskeyList } from '../passkeys/views/PasskeyList.tsx'
import { hasPassword } from '../passwords.ts'
import { ACCOUNT } from '../paths.ts'
import { withAccount } from '../permissions.ts'
import { findFactors } from './needs.ts'
import { PROVE, SECURITY } from './paths.ts'
import { isOwnPassword, owner } from './proof.ts'
import { passwordError, securityPage } from './security-page.tsx'
import { ProveForm } from './views/ProveForm.tsx'
import { Security } from './views/Security.tsx'

const verso = z.string().max(2_000).catch('').default('')

const showProve = (cx: Cx, next: string, errors: FieldErrors = {}, status = 200) =>
  securityPage(
    cx,
    { title: cx.t('accounts.factor.prove_title'), description: cx.t('accounts.factor.prove_lead'), errors },
    <>
      <ProveForm
        cx={cx}
        action={PROVE}
        label={cx.t('accounts.factor.go_on')}
        errors={errors}
        hidden={{ verso: next }}
      />
      <ul class="link-list">
        <ServiceLinks cx={cx} next={next} />
      </ul>
    </>,
    status,
  )

/** How the account is entered, and the password asked again before it is changed. */
export const securityRoutes = [
  get(SECURITY, {
    summary: 'How the account is entered besides the password: codes, passkeys, other services',
    allow: withAccount,
    query: z.object({ fatto: z.enum(['tolto', 'passkey', 'collegato']).optional().catch(undefined) }),
    handle: async (cx, { actor, query }) => {
      const { id } = owner(actor)
      const [factors, passkeys, identities, password] = await Promise.all([
        findFactors(cx.db, id),
        listPasskeys(cx.db, id),
        listIdentities(cx.db, id),
        hasPassword(cx.db, id),
      ])
      return ownPage(
        cx,
        {
          title: cx.t('accounts.factor.title'),
          description: cx.t('accounts.factor.lead'),
          breadcrumb: [{ label: cx.t('accounts.factor.account'), path: ACCOUNT }],
        },
        <>
          {query.fatto && (
            <Alert cx={cx} tone="success" title={cx.t(`accounts.factor.done_${query.fatto}`)} live />
          )}
          <Security cx={cx} factors={factors} password={password}>
            <PasskeyList cx={cx} passkeys={passkeys} />
            <IdentityList cx={cx} identities={identities} />
          </Security>
        </>,
      )
    },
  }),
  get(PROVE, {
    summary: 'Asks the password again before a change of how the account is entered',
    allow: withAccount,
    query: z.object({ verso }),
    handle: (cx, { query }) => showProve(cx, localPath(query.verso) ?? ''),
  }),
  post(PROVE, {
    summary: 'Takes the password again',
    allow: withAccount,
    form: z.object({ password: z.string().min(1).max(1_000), verso }),
    invalid: (cx, { errors }) => showProve(cx, '', errors, 422),
    handle: async (cx, { actor, form }) => {
      const { sessionId } = owner(actor)
      const right = await isOwnPassword(cx, owner(actor), form.password)
      if (right !== true)
        return showProve(
          cx,
          localPath(form.verso) ?? '',
          passwordError(cx, right),
          right === false ? 422 : 429,
        )
      await noteProof(cx.db, sessionId, cx.now)
      return seeOther(localPath(form.verso) ?? href(cx, SECURITY))
    },
  }),
]
