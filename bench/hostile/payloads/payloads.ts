import { EDGES, INNER_FORMULAS } from './edges.ts'
import { ADDRESSES, DATABASE, FORMULAS, LINES, ODDITIES, PATHS } from './others.ts'
import { SCRIPTS } from './scripts.ts'

/** Every text that has made some program do what its writer wanted; each once. */
export const PAYLOADS: readonly string[] = [
  ...new Set([
    ...SCRIPTS,
    ...DATABASE,
    ...PATHS,
    ...ADDRESSES,
    ...LINES,
    ...FORMULAS,
    ...ODDITIES,
    ...EDGES,
    ...INNER_FORMULAS,
  ]),
]
