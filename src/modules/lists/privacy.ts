import { days } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_DAYS as CHANGE_DAYS } from './bulk/change.ts'
import { KEPT_DAYS as VIEW_DAYS } from './saved/saved-views.ts'

const VIEW = {
  kept: { words: 'privacy.kept.after_removed', values: { time: days(VIEW_DAYS) } },
  job: 'lists.forget',
} as const
const CHANGE = {
  kept: {
    words: 'privacy.kept.change',
    values: { time: days(CHANGE_DAYS.made), idle: days(CHANGE_DAYS.begun) },
  },
  job: 'lists.forget',
  erase: 'blank',
} as const
const MERGE = { kept: { words: 'privacy.kept.record' }, erase: 'blank' } as const

/** Who keeps lists, changed many records and decided about duplicates. */
export const listsPrivacy: Privacy = {
  list_view: {
    personal: [
      {
        ...VIEW,
        of: { account: 'owner_id' },
        columns: 'owner_name name query',
        purpose: 'privacy.purpose.saved_list',
        erase: 'delete',
      },
      { ...VIEW, of: 'words', columns: 'name query', purpose: 'privacy.purpose.saved_list', erase: 'blank' },
    ],
    other: 'id shared created_at removed_at',
  },
  bulk_change: {
    personal: [
      {
        ...CHANGE,
        of: { account: 'by_id' },
        columns: 'by_name',
        purpose: 'privacy.purpose.many',
      },
      { ...CHANGE, of: 'words', columns: 'params', purpose: 'privacy.purpose.many' },
    ],
    other: 'id scope own kind state total done created_at applied_at undone_at',
  },
  bulk_change_row:
    'change_id position organization_id outcome reason before after version_before version_after applied_at',
  duplicate_pair: {
    personal: [
      {
        ...MERGE,
        of: { name: 'decided_by' },
        columns: 'decided_by',
        purpose: 'privacy.purpose.decided',
      },
    ],
    other: 'one_id other_id reasons score state found_at decided_at',
  },
  record_merge: {
    personal: [
      {
        ...MERGE,
        of: { account: 'by_id' },
        columns: 'by_name',
        purpose: 'privacy.purpose.staff_act',
      },
      { ...MERGE, of: { name: 'undone_by' }, columns: 'undone_by', purpose: 'privacy.purpose.staff_act' },
      { ...MERGE, of: 'words', columns: 'before after', purpose: 'privacy.purpose.undo_text' },
    ],
    other: 'id kept_id gone_id at ids ended undone_at',
  },
}
