import type { Module } from '../../platform/module.ts'
import { followMerge, followSplit } from './follow-merge.ts'
import { forgetRevisions } from './forget.ts'
import './messages.ts'
import { recordExamples } from './owner/examples.ts'
import { mailDecision } from './owner/mails.ts'
import { ownerRoutes } from './owner/routes.ts'
import { DISCREPANCIES, REVIEW } from './paths.ts'
import { DISCREPANCY_KIND } from './publish.ts'
import { approveMany, takeBackMany } from './review/decide-submission.ts'
import { discrepancyRoutes } from './review/discrepancy/routes.tsx'
import { submissionRoutes } from './review/routes.tsx'
import { trustRoutes } from './review/trust/routes.tsx'
import { publishDue } from './schedule/publish-due.ts'
import { reviewScheduleRoutes } from './schedule/routes.tsx'
import { RECORD_KIND } from './submit.ts'
import './tables.ts'
import { editingPrivacy } from './privacy.ts'

/** What organisations want their records to say, from the draft to the public page, with all that was said before. */
export const editing: Module = {
  name: 'editing',
  uses: ['board', 'taxonomy', 'territory', 'directory'],
  privacy: editingPrivacy,
  routes: [
    ...submissionRoutes,
    ...reviewScheduleRoutes,
    ...discrepancyRoutes,
    ...trustRoutes,
    ...ownerRoutes,
  ],
  permissions: {
    'editing.edit': ['organization_editor', 'organization_owner'],
    'editing.assist': ['urp_operator', 'chief_editor', 'territory_admin'],
    'editing.review': ['web_editor', 'chief_editor'],
    'editing.trust': ['chief_editor', 'territory_admin'],
    'editing.bodies': ['urp_operator', 'web_editor', 'chief_editor', 'register_officer', 'territory_admin'],
  },
  waits: {
    [RECORD_KIND]: {
      label: 'editing.records',
      permission: 'editing.review',
      days: 3,
      path: (id) => `${REVIEW}/${id}`,
      approve: approveMany,
      takeBack: takeBackMany,
    },
    [DISCREPANCY_KIND]: {
      label: 'editing.discrepancies',
      permission: 'editing.review',
      days: 14,
      path: (id) => `${DISCREPANCIES}/${id}`,
    },
  },
  on: { 'editing.decided': mailDecision, 'lists.merged': followMerge, 'lists.unmerged': followSplit },
  examples: async (db) => {
    const found = await db.selectFrom('record_submission').select('id').limit(1).executeTakeFirst()
    const none = '00000000-0000-7000-8000-000000000000'
    const record = await recordExamples(db)
    return { ...record, discrepanza: none, ente: record.organizationId ?? none, invio: found?.id ?? none }
  },
  jobs: {
    forget_revisions: { cron: '50 3 * * *', run: ({ db }) => forgetRevisions(db, new Date()) },
    publish_due: {
      cron: '* * * * *',
      run: async (services) => void (await publishDue(services, new Date())),
    },
  },
}
