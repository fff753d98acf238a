import type { Module } from '../../platform/module.ts'
import { confirmRoutes } from './confirm-routes.tsx'
import { forgetOld, onPublished, seeEvents, seeLogins } from './evidence.ts'
import { followMerge, followSplit } from './follow-merge.ts'
import './messages.ts'
import { CALLS, FRESHNESS } from './paths.ts'
import { mayAsk, mayCall } from './permissions.ts'
import { sendDue } from './send.ts'
import { countStates } from './shares.ts'
import { staffRoutes } from './staff-routes.tsx'
import './tables.ts'
import { freshnessPrivacy } from './privacy.ts'

/** Whether what records say is still right: who confirmed which part, and campaigns that ask. */
export const freshness: Module = {
  name: 'freshness',
  uses: ['accounts', 'directory', 'editing', 'taxonomy', 'territory'],
  privacy: freshnessPrivacy,
  routes: [...confirmRoutes, ...staffRoutes],
  permissions: {
    'freshness.campaign': ['chief_editor', 'territory_admin'],
    'freshness.call': ['urp_operator', 'web_editor', 'chief_editor', 'territory_admin'],
  },
  navigation: [
    { key: 'freshness.title', path: FRESHNESS, order: 120, allow: mayAsk },
    { key: 'freshness.calls', path: CALLS, order: 130, allow: mayCall },
  ],
  on: { 'editing.published': onPublished, 'lists.merged': followMerge, 'lists.unmerged': followSplit },
  jobs: {
    send: {
      cron: '*/10 * * * *',
      run: async (services) => void (await sendDue(services, new Date())),
      expiresIn: 3_600,
    },
    nightly: {
      cron: '10 4 * * *',
      run: async ({ db, config }) => {
        await seeLogins(db, new Date())
        await seeEvents(db, new Date(), config.timeZone)
        await forgetOld(db, new Date())
      },
    },
  },
  doctor: async ({ db }, t) => {
    const { fresh = 0, due = 0, overdue = 0, unverified = 0 } = await countStates(db, new Date())
    return [{ ok: true, what: t('freshness.doctor', { fresh, due, overdue, unverified }) }]
  },
}
