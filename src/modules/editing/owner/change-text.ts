import type { Cx } from '../../../platform/cx.ts'
import type { RecordDocument } from '../../directory/api.ts'
import type { Known } from '../forms/known.ts'
import type { Telling } from '../review/change-words.ts'

/** What says the changes between these records in words. */
export const tellingFor = (
  cx: Pick<Cx, 't' | 'lang'>,
  known: Known,
  documents: readonly RecordDocument[],
): Telling => ({ cx, lists: known.lists, atlas: known.places, documents, pictures: known.pictures })
