import type { Module } from '../../platform/module.ts'
import { forgetRevisions } from './forget.ts'
import './messages.ts'
import { recordExamples } from './owner/examples.ts'
import { mailDecision } from './owner/mails.ts'
import { ownerRoutes } from './owner/routes.ts'
import { REVIEW } from './paths.ts'
import { approveMany, takeBackMany } from './review/decide-submission.ts'
import { submissionRoutes } from './review/routes.tsx'
import { RECORD_KIND } from './submit.ts'
import './tables.ts'

/** What organisations want their records to say, from the draft to the public page, with all that was said before. */
export const editing: Module = {
  name: 'editing',
  uses: ['board', 'taxonomy', 'territory', 'directory'],
  routes: [...submissionRoutes, ...ownerRoutes],
  permissions: {
    'editing.edit': ['organization_editor', 'organization_owner'],
    'editing.review': ['web_editor', 'chief_editor'],
    'editing.trust': ['chief_editor', 'territory_admin'],
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
  },
  on: { 'editing.decided': mailDecision },
  examples: async (db) => {
    const found = await db.selectFrom('record_submission').select('id').limit(1).executeTakeFirst()
    const invio = found?.id ?? '00000000-0000-7000-8000-000000000000'
    return { ...(await recordExamples(db)), invio }
  },
  jobs: { forget_revisions: { cron: '50 3 * * *', run: ({ db }) => forgetRevisions(db, new Date()) } },
}
