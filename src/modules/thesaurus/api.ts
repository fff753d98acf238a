// What other modules may use: what people's words mean, and what they searched.
export { noteSearch, type Searched } from './asked.ts'
export { isPersonsSearch } from './by-person.ts'
export { keptText, LONGEST as LONGEST_SEARCH } from './kept-text.ts'
export { type PopularSearch, type PopularSearches, popularSearches } from './popular.ts'
export { type Thesaurus, type ThesaurusEntry, thesaurus } from './snapshot.ts'
