/** Where the staff looks after the code lists. */
export const CODES = '/gestione/elenchi'
