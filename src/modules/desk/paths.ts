/** Where the front office works. */
export const DESK = '/gestione/sportello'
export const CONTACTS = `${DESK}/contatti`
export const NEW_CONTACT = `${CONTACTS}/nuovo`
/** Where somebody says that a record was read out and is right. */
export const CONFIRM = `${DESK}/conferma`
export const QUICK = `${CONTACTS}/veloce`
export const TASKS = `${DESK}/promemoria`
export const COUNTS = `${DESK}/conteggi`
export const SUMMARY = `${DESK}/riepilogo`
export const REGISTER = `${DESK}/registra`
export const MANDATES = `${DESK}/incarichi`

/** Where somebody of the staff writes down that an organisation asked them to write its record. */
export const mandateFor = (organizationId: string): string => `${DESK}/enti/${organizationId}`
