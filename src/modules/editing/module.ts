import type { Module } from '../../platform/module.ts'
import { forgetRevisions } from './forget.ts'
import './messages.ts'
import { REVIEW } from './paths.ts'
import { RECORD_KIND } from './submit.ts'
import './tables.ts'

/** What organisations want their records to say, from the draft to the public page, with all that was said before. */
export const editing: Module = {
  name: 'editing',
  uses: ['board', 'taxonomy', 'territory', 'directory'],
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
    },
  },
  jobs: { forget_revisions: { cron: '50 3 * * *', run: ({ db }) => forgetRevisions(db, new Date()) } },
}
