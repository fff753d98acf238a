import { days } from '../../platform/privacy/kept.ts'
import type { PersonalData, Privacy } from '../../platform/privacy/table-privacy.ts'
import { LATEST, REVISION_DAYS } from './draft.ts'

const SITE = { kept: { words: 'privacy.kept.record' }, erase: 'blank' } as const
const REVISION = {
  kept: { words: 'privacy.kept.savings', values: { time: days(REVISION_DAYS), latest: LATEST } },
  job: 'spaces.forget_revisions',
  erase: 'blank',
} as const
const named = (column: string, purpose: PersonalData['purpose']): PersonalData => ({
  ...SITE,
  of: { name: column },
  columns: column,
  purpose,
})
const written = (columns: string): PersonalData => ({
  ...SITE,
  of: 'words',
  columns,
  purpose: 'privacy.purpose.site_text',
})

/** Who wrote, handed in, decided and closed the sites of organisations. */
export const spacesPrivacy: Privacy = {
  space: {
    personal: [
      named('draft_name', 'privacy.purpose.writer'),
      named('closed_by', 'privacy.purpose.staff_act'),
      {
        ...written('document'),
        erase: { keep: 'privacy.stays.site' },
      },
      written('draft closed_reason'),
    ],
    other: 'organization_id version published_at revision draft_at returned_id closed_at',
  },
  space_revision: {
    personal: [
      { ...named('by_name', 'privacy.purpose.writer'), ...REVISION },
      { ...written('document'), ...REVISION },
    ],
    other: 'organization_id revision at',
  },
  space_version: {
    personal: [named('by_name', 'privacy.purpose.published'), written('document')],
    other: 'organization_id version at why',
  },
  space_submission: {
    personal: [
      {
        ...SITE,
        of: { account: 'submitted_by' },
        columns: 'submitted_name note',
        purpose: 'privacy.purpose.handed_in',
      },
      { ...SITE, of: { account: 'decided_by' }, columns: 'decided_name', purpose: 'privacy.purpose.decided' },
      written('base document reason'),
    ],
    other: 'id organization_id kind submitted_at state left_out decided_at version_before version_after',
  },
  space_host: {
    personal: [named('set_by', 'privacy.purpose.staff_act')],
    other: 'host organization_id set_at',
  },
}
