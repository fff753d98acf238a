// What other modules may use of the board.

export { nextWaiting } from './next-waiting.ts'
export { QUEUE } from './paths.ts'
export { putWaiting, reopenWaiting, settleWaiting, type WaitingItem } from './waiting.ts'
