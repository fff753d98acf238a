import { can, canSomewhere } from '../../platform/http/policy.ts'

/** Whoever decides something, somewhere, sees the queue of what waits for them. */
export const mayOpenQueue = canSomewhere('board.queue')

/** Whoever decides something reads the answers that all editors and operators use. */
export const mayReadReplies = canSomewhere('board.replies')

/** They are everybody's: whoever looks after the whole territory writes them. */
export const mayWriteReplies = can('board.replies')
