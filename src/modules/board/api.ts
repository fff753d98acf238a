// What other modules may use of the board.

export { QUEUE } from './paths.ts'
export { putWaiting, reopenWaiting, settleWaiting, type WaitingItem } from './waiting.ts'
