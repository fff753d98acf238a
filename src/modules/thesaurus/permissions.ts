import { can } from '../../platform/http/policy.ts'

/** The editorial board and whoever watches over the territory look after the words of the search. */
export const mayEditWords = can('thesaurus.edit')
