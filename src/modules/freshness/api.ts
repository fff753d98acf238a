// What other modules may use of freshness.

export { type Confirmation, confirmParts } from './confirm.ts'
export { type Confirmed, type Evidence, PARTS, type Part, partStates } from './parts.ts'
export { FRESHNESS } from './paths.ts'
