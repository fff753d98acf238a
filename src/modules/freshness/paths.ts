/** Where the staff sees how fresh the records are, and asks for confirmations. */
export const FRESHNESS = '/gestione/freschezza'
export const CAMPAIGNS = `${FRESHNESS}/campagne`
export const CALLS = `${FRESHNESS}/chiamate`

/** Where the link of a mail leads; the token follows. */
export const CONFIRM = '/conferma'
