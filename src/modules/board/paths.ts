/** Where the staff's queue lives. */
export const QUEUE = '/gestione/coda'

/** Where the staff looks after its canned replies. */
export const REPLIES = '/gestione/risposte'
