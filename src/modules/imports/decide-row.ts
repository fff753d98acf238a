import type { Draft, Note, RowReading } from './draft.ts'
import type { AlikeRow, FileMemory } from './file-memory.ts'
import { type Candidate, matched } from './match.ts'
import type { Outcome } from './outcome.ts'

/** What a person chose for an ambiguous row: a new record, none at all, or a record by its id. */
export type Decision = 'new' | 'skip' | (string & {})

/** A row with its fate, before the record it is about was looked at. */
export type Fate =
  | {
      kind: 'ended'
      outcome: Extract<Outcome, 'rejected' | 'set_aside' | 'ambiguous'>
      notes: readonly Note[]
      candidates?: Score[]
    }
  | { kind: 'new'; draft: Draft; notes: readonly Note[]; decided: boolean }
  | {
      kind: 'existing'
      draft: Draft
      notes: readonly Note[]
      organizationId: string
      method: 'identifier' | 'name' | 'decision'
    }

/** A record that may be the one, and how much. */
export interface Score {
  organizationId: string
  score: number
}

/** Decides about one row from what it says, what a person chose, the file before it and the records found for it. */
export function fateOf(
  reading: RowReading,
  decision: Decision | null,
  memory: FileMemory,
  found: { byCode: readonly Candidate[]; nearby: readonly Candidate[] },
): Fate {
  if (reading.kind !== 'draft') return { kind: 'ended', outcome: reading.kind, notes: reading.notes }
  const { draft, notes } = reading
  if (decision === 'skip') return { kind: 'ended', outcome: 'set_aside', notes }
  if (decision === 'new') return { kind: 'new', draft, notes, decided: true }
  if (decision) return { kind: 'existing', draft, notes, organizationId: decision, method: 'decision' }
  const same = memory.same(draft)
  if (same)
    return {
      kind: 'ended',
      outcome: 'set_aside',
      notes: [...notes, { code: 'duplicate_row', detail: String(same.row) }],
    }
  const match = matched(draft, found.byCode, found.nearby)
  if (match.kind === 'certain') return claimed(draft, notes, match, memory)
  const alike = memory.alike(draft)
  const [likest] = alike
  if (match.kind === 'none' && !likest) return { kind: 'new', draft, notes, decided: false }
  const known = match.kind === 'ambiguous' ? match.candidates : []
  const said: Note[] = known.length > 0 ? [{ code: 'several_found' }] : []
  if (likest) said.push({ code: 'looks_like', detail: String(likest.row) })
  return {
    kind: 'ended',
    outcome: 'ambiguous',
    notes: [...notes, ...said],
    candidates: together(known, alike),
  }
}

/** Records of the directory and of the file being imported, each once, the likest first. */
function together(known: readonly Score[], alike: readonly AlikeRow[]): Score[] {
  const made = alike.flatMap(({ organizationId, score }) =>
    organizationId ? [{ organizationId, score }] : [],
  )
  const scores = new Map([...known, ...made].map((one) => [one.organizationId, one]))
  return [...scores.values()].sort((a, b) => b.score - a.score).slice(0, 6)
}

/** A record that an earlier row of this file already is cannot be this row too: a person looks at it. */
function claimed(
  draft: Draft,
  notes: readonly Note[],
  { method, organizationId }: { method: 'identifier' | 'name'; organizationId: string },
  memory: FileMemory,
): Fate {
  const row = memory.claimedBy(organizationId)
  if (row === undefined) return { kind: 'existing', draft, notes, organizationId, method }
  const note: Note = { code: 'looks_like', detail: String(row) }
  return {
    kind: 'ended',
    outcome: 'ambiguous',
    notes: [...notes, note],
    candidates: [{ organizationId, score: 1 }],
  }
}
