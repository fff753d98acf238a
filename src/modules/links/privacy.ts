import type { Privacy } from '../../platform/privacy/table-privacy.ts'

const READ = {
  of: 'words',
  purpose: 'privacy.purpose.links',
  kept: { words: 'privacy.kept.address' },
  job: 'links.collect',
} as const

/** Who decided about web addresses; the addresses are those of public records. */
export const linksPrivacy: Privacy = {
  link_address: {
    personal: [
      {
        of: { name: 'ignored_by' },
        columns: 'ignored_by',
        purpose: 'privacy.purpose.decided',
        kept: READ.kept,
        erase: 'blank',
      },
      { ...READ, columns: 'url moved_to', erase: { keep: 'privacy.stays.record' } },
    ],
    other: 'id host state failure failing_since checked_at check_at ignored_at',
  },
  link_use: {
    personal: [{ ...READ, columns: 'written', erase: { keep: 'privacy.stays.record' } }],
    other: 'organization_id address_id entity field told_at',
  },
  link_source: 'organization_id version',
  link_host: 'host ask_at robots robots_at',
  link_change: {
    personal: [
      {
        of: { name: 'by_name' },
        columns: 'by_name',
        purpose: 'privacy.purpose.staff_act',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'before after',
        purpose: 'privacy.purpose.undo_text',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
    ],
    other: 'id organization_id at undone_at',
  },
}
