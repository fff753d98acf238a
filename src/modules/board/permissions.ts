import { canSomewhere } from '../../platform/http/policy.ts'

/** Whoever decides something, somewhere, sees the queue of what waits for them. */
export const mayOpenQueue = canSomewhere('board.queue')
