import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import './tables.ts'

/** How people with an account enter, and what is theirs to change. */
export const accounts: Module = {
  name: 'accounts',
  routes: [...signInRoutes],
}
