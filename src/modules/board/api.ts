// What other modules may use of the board.

export { nextWaiting } from './next-waiting.ts'
export { QUEUE } from './paths.ts'
export { type CannedReply, listReplies, withReply } from './replies/replies.ts'
export { ReplyChoice } from './replies/views/ReplyChoice.tsx'
export { putWaiting, reopenWaiting, settleWaiting, type WaitingItem } from './waiting.ts'
