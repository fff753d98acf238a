import type { Moment } from '../../../platform/db/tables.ts'

declare module '../../../platform/db/database.ts' {
  interface Database extends GuessTables {}
}

/** Tables of what was decided of guesses; meanings are in `migrations/0005_guess_decision.sql`. */
export interface GuessTables {
  guess_decision: GuessDecisionTable
  guess_decision_row: GuessDecisionRowTable
  machine_guess: MachineGuessView
}

interface GuessDecisionTable {
  id: string
  decided_at: Moment
  decided_by: string
  action: 'confirm' | 'remove' | 'replace'
  new_code: string | null
  undone_at: Date | null
}

interface GuessDecisionRowTable extends MachineGuessView {
  decision_id: string
}

interface MachineGuessView {
  organization_id: string
  taxonomy: GuessedTaxonomy
  code: string
  rule: string
}

/** The lists a machine guesses from a name. */
export type GuessedTaxonomy = 'type' | 'area' | 'sector' | 'beneficiary'
