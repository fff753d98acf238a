// What other modules may use of the directory.
export { rebuildSearch, refreshSearch } from './search/refresh.ts'
export type { SearchAnswer, SearchEngine, SearchRequest } from './search/search.ts'
