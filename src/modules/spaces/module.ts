import type { Module } from '../../platform/module.ts'
import { homeRoutes } from './area/home-routes.tsx'
import { partRoutes } from './area/part-routes.tsx'
import { previewRoutes } from './area/preview-routes.tsx'
import { publishRoutes } from './area/publish-routes.tsx'
import { spaceLinks } from './body-links.ts'
import { demo } from './demo.ts'
import { forgetRevisions } from './draft.ts'
import { spaceExamples } from './examples.ts'
import { mailDecision } from './mails.ts'
import './messages.ts'
import { withdrawOrphans } from './orphans.ts'
import { REVIEW, SPACES } from './paths.ts'
import { mayList } from './permissions.ts'
import { spacesSitemap } from './public/list-spaces.ts'
import { publicRoutes } from './public/routes.tsx'
import { reviewRoutes } from './review/review-routes.tsx'
import { staffRoutes } from './review/staff-routes.tsx'
import { SPACE_KIND } from './search-kind.ts'
import { SPACE_KIND_WAITING } from './submit.ts'
import './tables.ts'
import { spacesPrivacy } from './privacy.ts'

/** Each organisation's own small web site. */
export const spaces: Module = {
  name: 'spaces',
  uses: ['board', 'territory', 'directory', 'editing'],
  privacy: spacesPrivacy,
  routes: [
    ...publicRoutes,
    ...homeRoutes,
    ...partRoutes,
    ...publishRoutes,
    ...previewRoutes,
    ...staffRoutes,
    ...reviewRoutes,
  ],
  permissions: {
    'spaces.edit': ['organization_editor', 'organization_owner'],
    'spaces.review': ['web_editor', 'chief_editor'],
    'spaces.close': ['chief_editor', 'territory_admin'],
    'spaces.host': ['territory_admin'],
  },
  waits: {
    [SPACE_KIND_WAITING]: {
      label: 'spaces.waiting',
      permission: 'spaces.review',
      days: 3,
      path: (id) => `${REVIEW}/${id}`,
    },
  },
  navigation: [
    { key: 'spaces.nav', path: SPACES, order: 40 },
    { key: 'spaces.staff.title', path: REVIEW, order: 345, allow: mayList },
  ],
  search: [SPACE_KIND],
  bodyLinks: spaceLinks,
  hosts: async (db) => {
    const rows = await db
      .selectFrom('space_host as h')
      .innerJoin('organization as o', 'o.id', 'h.organization_id')
      .select(['h.host', 'o.slug'])
      .execute()
    return new Map(rows.map(({ host, slug }) => [host, `${SPACES}/${slug}`]))
  },
  sitemap: spacesSitemap,
  on: { 'spaces.decided': mailDecision },
  jobs: {
    forget_revisions: { cron: '55 3 * * *', run: ({ db }) => forgetRevisions(db, new Date()) },
    withdraw_orphans: {
      cron: '57 3 * * *',
      run: async ({ db }) => void (await db.transaction().execute((tx) => withdrawOrphans(tx, new Date()))),
    },
  },
  examples: spaceExamples,
  demo,
}
