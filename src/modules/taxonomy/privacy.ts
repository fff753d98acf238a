import type { Privacy } from '../../platform/privacy/table-privacy.ts'

/** Code lists say nothing of people. */
export const taxonomyPrivacy: Privacy = {
  taxonomy: 'code id position',
  taxonomy_name: 'taxonomy lang name',
  taxonomy_term:
    'id taxonomy code parent_id position valid_from valid_to origin replaced_by ended_by_staff placed_by_staff',
  term_label: 'term_id lang label plain_label synonyms edited_at',
  term_mapping: 'term_id scheme code relation',
  taxonomy_state: 'only_one checksum version',
}
