import type { MessageKey, Translate } from '../../platform/i18n/messages.ts'
import type { Note } from './draft.ts'

/** What was noticed in a row, in the reader's words. */
export const noteText = ({ code, detail }: Note, t: Translate): string =>
  t(`imports.note_${code}` as MessageKey, { detail: detail ?? '' })
