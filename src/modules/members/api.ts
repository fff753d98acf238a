// What other modules may use of members.

export { isAlike } from './alike.ts'
