import { can, canSomewhere } from '../../platform/http/policy.ts'

/** Whoever decides something, somewhere, sees the queue of what waits for them. */
export const mayOpenQueue = canSomewhere('board.queue')

/** Whoever writes the answers that all editors and operators use. */
export const mayWriteReplies = can('board.replies')
