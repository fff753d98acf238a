/** Where the staff's queue lives. */
export const QUEUE = '/gestione/coda'
