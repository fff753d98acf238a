export { buildCodeLists, type CodeLists, type Taxonomy, type Term, type TermWords } from './code-lists.ts'
export {
  addTerm,
  isOwnList,
  moveTerm,
  retireTerm,
  reviveTerm,
  type SaidWords,
  saveWords,
  wordsSeen,
} from './edit-terms.ts'
export { type Guess, guessTerms } from './guess.ts'
export { PEOPLE_LISTS, SCHEMES } from './list-files.ts'
export { type Loaded, loadCodeLists } from './load.ts'
export type { TermMatch } from './match.ts'
export { normalised } from './normalised.ts'
export { listParents } from './queries.ts'
export { codeLists, forgetCodeLists } from './snapshot.ts'
export type { Relation } from './tables.ts'
export { taxonomyId, termId } from './term-id.ts'
