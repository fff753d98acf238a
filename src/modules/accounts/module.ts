import type { Module } from '../../platform/module.ts'
import { forgetOld } from './forget.ts'
import { ownIdentityRoutes } from './identity/own-routes.tsx'
import { listProviders } from './identity/providers.ts'
import { identitySignInRoutes } from './identity/sign-in-routes.tsx'
import { strangerRoutes } from './identity/stranger-routes.tsx'
import { invitationRoutes } from './invitation-routes.tsx'
import './identity/tables.ts'
import { signInToSend } from './kept-form-pages.tsx'
import { sendLetter } from './mail.ts'
import './messages.ts'
import { accountRoutes } from './own/account-routes.tsx'
import { changeRoutes } from './own/change-routes.tsx'
import { emailRoutes } from './own/email-routes.tsx'
import { removeRoutes } from './own/remove-routes.tsx'
import { passkeyRoutes } from './passkeys/routes.tsx'
import './passkeys/tables.ts'
import { privacyErase, privacyExport } from './privacy-commands.ts'
import { registrationRoutes } from './registration-routes.tsx'
import { resetRoutes } from './reset-routes.tsx'
import { codeRoutes } from './second-factor/code-routes.tsx'
import { securityRoutes } from './second-factor/security-routes.tsx'
import { setUpRoutes } from './second-factor/set-up-routes.tsx'
import './second-factor/tables.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import './tables.ts'
import { accountsPrivacy } from './privacy.ts'

/** How people with an account enter, and what is theirs to change. */
export const accounts: Module = {
  name: 'accounts',
  privacy: accountsPrivacy,
  routes: [
    ...signInRoutes,
    ...codeRoutes,
    ...securityRoutes,
    ...setUpRoutes,
    ...passkeyRoutes,
    ...identitySignInRoutes,
    ...strangerRoutes,
    ...ownIdentityRoutes,
    ...registrationRoutes,
    ...resetRoutes,
    ...invitationRoutes,
    ...accountRoutes,
    ...changeRoutes,
    ...emailRoutes,
    ...removeRoutes,
  ],
  commands: [privacyExport, privacyErase],
  askToSignIn: signInToSend,
  // A setting that cannot be used is said at the start, not to the first person.
  load: async ({ config }) => void listProviders(config),
  jobs: {
    mail: { run: sendLetter },
    forget: { run: ({ db }) => forgetOld(db, new Date()), cron: '10 3 * * *' },
  },
  examples: async () => ({
    token: 'unknown',
    passkey: 'none',
    sessione: 'none',
    servizio: 'none',
    identita: 'none',
  }),
}
