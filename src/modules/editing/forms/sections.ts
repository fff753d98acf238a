import { contacts } from './contacts/section.ts'
import { activities, programmes } from './doings/section.ts'
import { events } from './events/section.ts'
import { hours } from './hours/section.ts'
import { numbers } from './identity/numbers-section.ts'
import { identity } from './identity/section.ts'
import { papers } from './papers/section.ts'
import { people } from './people/section.ts'
import { pictures } from './pictures/section.ts'
import { places } from './places/section.ts'
import type { Section } from './section.ts'
import { services } from './services/section.ts'
import { languages } from './terms/languages-section.ts'
import { terms } from './terms/section.ts'
import { texts } from './texts/section.ts'
import { translations } from './texts/translations-section.ts'

/** The pages of the record's form, the most useful first. */
export const SECTIONS: readonly Section[] = [
  ...[contacts, texts, services, hours, places, terms, languages, people, pictures],
  ...[events, activities, programmes, papers, numbers, translations, identity],
]
