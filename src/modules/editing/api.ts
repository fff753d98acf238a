// What other modules may use of the editing of records.

export { type Draft, readDraft, saveDraft, type Writer } from './draft.ts'
export { findHanded } from './find-handed.ts'
export { Autosave } from './owner/views/Autosave.tsx'
export { BODIES, editPath } from './paths.ts'
export { mayLookAfter } from './permissions.ts'
export { publish } from './publish.ts'
export { changeTrust, findBody } from './review/trust/trust.ts'
export { isTrusted, RECORD_KIND } from './submit.ts'
export { restoreVersions } from './take-back.ts'
export { territoriesOf } from './territories.ts'
