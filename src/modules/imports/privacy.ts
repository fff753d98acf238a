import { days } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_DAYS } from './forget.ts'

/** Lists of organisations may hold the names of people. */
export const importsPrivacy: Privacy = {
  import_mapping: 'source header_key mapping updated_at',
  import_batch: {
    personal: [
      {
        of: { name: 'created_by' },
        columns: 'created_by',
        purpose: 'privacy.purpose.import',
        kept: { words: 'privacy.kept.import' },
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'file_name source error',
        purpose: 'privacy.purpose.import',
        kept: { words: 'privacy.kept.import' },
        erase: 'blank',
      },
    ],
    other:
      'id authority scope file_hash format header mapping state rows_read done_rows damage created_at finished_at forgotten_at',
  },
  import_row: {
    personal: [
      {
        of: 'words',
        columns: 'cells notes',
        purpose: 'privacy.purpose.import_cells',
        kept: { words: 'privacy.kept.for', values: { time: days(KEPT_DAYS) } },
        job: 'imports.forget',
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'candidates decision undo undo_kept',
        purpose: 'privacy.purpose.undo_text',
        kept: { words: 'privacy.kept.import' },
        erase: 'blank',
      },
    ],
    other: 'batch_id row_number outcome match_method organization_id applied',
  },
}
