import { contacts } from './contacts/section.ts'
import { hours } from './hours/section.ts'
import { places } from './places/section.ts'
import type { Section } from './section.ts'
import { services } from './services/section.ts'

/** The pages of the record's form, the most useful first. */
export const SECTIONS: readonly Section[] = [contacts, services, hours, places]
