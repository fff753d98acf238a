// What other modules may use of the desk: the counts of its contacts, for the indicators.

export type { ContactFilter } from './contacts/contact-queries.ts'
export { COUNTED_BY, type ContactCount, type CountedBy, countContacts } from './counts/count-contacts.ts'
