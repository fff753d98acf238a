import type { Module } from '../../platform/module.ts'
import { checkDue } from './check.ts'
import { collectAddresses } from './collect.ts'
import { mailOwners } from './mail.ts'
import './messages.ts'
import { ownLinks } from './own-links.ts'
import { LINKS } from './paths.ts'
import { mayDecideLinks } from './permissions.ts'
import { countLinks } from './queries.ts'
import { linkRoutes } from './routes.tsx'
import './tables.ts'
import { linksPrivacy } from './privacy.ts'

/** The web addresses that records name: asked every week, so that a page offers none that leads nowhere. */
export const links: Module = {
  name: 'links',
  uses: ['territory', 'directory', 'editing'],
  privacy: linksPrivacy,
  routes: linkRoutes,
  permissions: {
    'links.decide': ['web_editor', 'chief_editor', 'territory_admin'],
    'links.own': ['organization_editor', 'organization_owner'],
  },
  navigation: [{ key: 'links.title', path: LINKS, order: 140, allow: mayDecideLinks }],
  bodyLinks: ownLinks,
  jobs: {
    collect: {
      cron: '30 1 * * *',
      run: async ({ db }) => void (await collectAddresses(db, new Date())),
      expiresIn: 3_600,
    },
    check: {
      cron: '*/5 * * * *',
      run: async (services) => void (await checkDue(services, () => new Date())),
      expiresIn: 600,
    },
    mail: { run: mailOwners },
  },
  doctor: async ({ db }, t) => {
    const counts = await countLinks(db)
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return [{ ok: true, what: t('links.doctor', { all, dead: counts.get('dead') ?? 0 }) }]
  },
  examples: async () => ({ collegamento: '00000000-0000-0000-0000-000000000000' }),
}
