import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { passkeyRoutes } from './passkeys/routes.tsx'
import './passkeys/tables.ts'
import { codeRoutes } from './second-factor/code-routes.tsx'
import { securityRoutes } from './second-factor/security-routes.tsx'
import { setUpRoutes } from './second-factor/set-up-routes.tsx'
import './second-factor/tables.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import './tables.ts'

/** How people with an account enter, and what is theirs to change. */
export const accounts: Module = {
  name: 'accounts',
  routes: [...signInRoutes, ...codeRoutes, ...securityRoutes, ...setUpRoutes, ...passkeyRoutes],
  examples: async () => ({ token: 'unknown', passkey: 'none' }),
}
