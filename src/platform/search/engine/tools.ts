import type { SearchKind } from '../kind.ts'
import type { Ages } from './ages.ts'
import type { CodeTables } from './code-tables.ts'
import type { Openings } from './openings.ts'
import type { Scratch } from './scratch.ts'

/** What a reader does its searches with. */
export interface Tools {
  kind: SearchKind
  scratch: Scratch
  openings: Openings
  ages: Ages
  tables: CodeTables
}
