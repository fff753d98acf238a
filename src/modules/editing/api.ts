// What other modules may use of the editing of records.

export { type Draft, readDraft, saveDraft, type Writer } from './draft.ts'
export { editPath } from './paths.ts'
export { publish } from './publish.ts'
export { isTrusted, RECORD_KIND } from './submit.ts'
