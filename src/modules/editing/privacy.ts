import { days } from '../../platform/privacy/kept.ts'
import type { PersonalData, Privacy } from '../../platform/privacy/table-privacy.ts'
import { LATEST, REVISION_DAYS } from './forget.ts'

const BEFORE = { kept: { words: 'privacy.kept.record' }, erase: 'blank' } as const
const DRAFT = {
  kept: { words: 'privacy.kept.savings', values: { time: days(REVISION_DAYS), latest: LATEST } },
  job: 'editing.forget_revisions',
  erase: 'blank',
} as const
const written = (columns: string): PersonalData => ({
  of: 'words',
  columns,
  purpose: 'privacy.purpose.draft_text',
  ...BEFORE,
})

/** Who wrote, handed in and decided what records say. */
export const editingPrivacy: Privacy = {
  record_draft: {
    personal: [
      {
        ...BEFORE,
        of: { account: 'updated_by' },
        columns: 'updated_name',
        purpose: 'privacy.purpose.writer',
      },
      written('base document'),
    ],
    other: 'organization_id base_version revision returned_id updated_at',
  },
  record_draft_revision: {
    personal: [
      { ...DRAFT, of: { name: 'by_name' }, columns: 'by_name', purpose: 'privacy.purpose.writer' },
      { ...written('document'), ...DRAFT },
    ],
    other: 'organization_id revision at',
  },
  record_submission: {
    personal: [
      {
        ...BEFORE,
        of: { account: 'submitted_by' },
        columns: 'submitted_name note',
        purpose: 'privacy.purpose.handed_in',
      },
      {
        ...BEFORE,
        of: { account: 'decided_by' },
        columns: 'decided_name',
        purpose: 'privacy.purpose.decided',
      },
      written('base document reason approved_document corrected_document'),
    ],
    other:
      'id organization_id kind submitted_at state decided_at version_before version_after publish_at authority',
  },
  record_version: {
    personal: [
      { ...BEFORE, of: { name: 'by_name' }, columns: 'by_name', purpose: 'privacy.purpose.published' },
      written('document'),
    ],
    other: 'organization_id version at why submission_id',
  },
  record_trust: {
    personal: [
      { ...BEFORE, of: { name: 'given_by' }, columns: 'given_by', purpose: 'privacy.purpose.staff_act' },
    ],
    other: 'organization_id since',
  },
  record_discrepancy: {
    personal: [
      {
        ...BEFORE,
        of: { name: 'proposed_by' },
        columns: 'proposed_by',
        purpose: 'privacy.purpose.otherwise',
      },
      { ...BEFORE, of: { name: 'settled_by' }, columns: 'settled_by', purpose: 'privacy.purpose.decided' },
      written('change'),
    ],
    other:
      'id organization_id change_key standing_source standing_at proposed_source found_at state settled_at',
  },
}
