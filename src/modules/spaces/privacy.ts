import { days } from '../../platform/privacy/kept.ts'
import type { PersonalData, Privacy } from '../../platform/privacy/table-privacy.ts'
import { LATEST, REVISION_DAYS } from './draft.ts'

const SITE = { kept: { words: 'privacy.kept.record' }, erase: 'blank' } as const
const REVISION = {
  kept: { words: 'privacy.kept.savings', values: { time: days(REVISION_DAYS), latest: LATEST } },
  job: 'spaces.forget_revisions',
  erase: 'blank',
} as const
const named = (column: string, purpose: string): PersonalData => ({
  ...SITE,
  of: { name: column },
  columns: column,
  purpose,
})
const written = (columns: string): PersonalData => ({
  ...SITE,
  of: 'words',
  columns,
  purpose: 'what the site of an organisation says and said; it may name people',
})

/** Who wrote, handed in, decided and closed the sites of organisations. */
export const spacesPrivacy: Privacy = {
  space: {
    personal: [
      named('draft_name', 'to tell colleagues who wrote last'),
      named('closed_by', 'to say who closed the site'),
      {
        ...written('document'),
        erase: { keep: 'the organisation says it on its public site: it is changed there' },
      },
      written('draft closed_reason'),
    ],
    other: 'organization_id version published_at revision draft_at returned_id closed_at',
  },
  space_revision: {
    personal: [
      { ...named('by_name', 'to tell colleagues who wrote what, and to undo it'), ...REVISION },
      { ...written('document'), ...REVISION },
    ],
    other: 'organization_id revision at',
  },
  space_version: {
    personal: [named('by_name', 'to say who published it'), written('document')],
    other: 'organization_id version at why',
  },
  space_submission: {
    personal: [
      {
        ...SITE,
        of: { account: 'submitted_by' },
        columns: 'submitted_name note',
        purpose: 'to say who handed a site in, and what they wrote to the editors',
      },
      { ...SITE, of: { account: 'decided_by' }, columns: 'decided_name', purpose: 'to say who decided' },
      written('base document reason'),
    ],
    other: 'id organization_id kind submitted_at state left_out decided_at version_before version_after',
  },
  space_host: {
    personal: [named('set_by', 'to say who named a site')],
    other: 'host organization_id set_at',
  },
}
