import type { SearchKind } from '../kind.ts'
import type { CodeTables } from './code-tables.ts'
import type { Openings } from './openings.ts'
import type { Scratch } from './scratch.ts'

/** What a reader does its searches with. */
export interface Tools {
  kind: SearchKind
  scratch: Scratch
  openings: Openings
  tables: CodeTables
}
