// What other modules may use of freshness.

export { askOne, isAsked, stopAsking } from './ask-one.ts'
export { type Confirmation, confirmParts } from './confirm.ts'
export { type Confirmed, type Evidence, PARTS, type Part, partStates } from './parts.ts'
export { FRESHNESS } from './paths.ts'
export { type PartLines, summaryOf } from './summary.ts'
