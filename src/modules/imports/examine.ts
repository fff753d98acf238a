import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import {
  findByCodes,
  findInMunicipalities,
  type GuessedTerm,
  LISTED_SCHEMES,
  lockListed,
  type PlacedNames,
  placedNames,
  readStanding,
} from '../directory/api.ts'
import { type Decision, type Fate, fateOf, type Score } from './decide-row.ts'
import type { Draft, FindPlace, Note, RowReading } from './draft.ts'
import type { FileMemory } from './file-memory.ts'
import type { Candidate } from './match.ts'
import type { Outcome } from './outcome.ts'
import { listedValues, type PlannedChanges, plannedChanges } from './planned-changes.ts'
import { type RowContext, readRow } from './read-row.ts'
import { elsewhere, type InScope, placed } from './scope.ts'

/** A staged row, as far as deciding about it needs it. */
export interface StagedRow {
  row_number: number
  cells: string[] | null
  decision: Decision | null
}

/** What reading and deciding need besides rows and database. */
export interface Examiner extends RowContext {
  source: 'register' | 'import'
  memory: FileMemory
  /** Records without a tax code, as they were when the run began. */
  uncoded: PlacedNames<Candidate>
  findPlace: FindPlace
  municipality: (istatCode: string) => { lat: number | undefined; lon: number | undefined } | undefined
  guess: (name: string) => readonly GuessedTerm[]
  isOurs: InScope
}

/** A row with its outcome, and what has to be written for it. */
export interface Examined {
  row: number
  outcome: Outcome
  method: 'identifier' | 'name' | 'decision' | null
  organizationId: string | null
  candidates: readonly Score[]
  notes: readonly Note[]
  draft?: Draft | undefined
  planned?: PlannedChanges
}

/**
 * Decides about a chunk of rows against the directory as it is. With `lock`, inside the transaction that
 * will write, the records concerned are locked first, so that what was compared is what is changed.
 */
export async function examine(
  db: DbOrTx | Tx,
  rows: readonly StagedRow[],
  cx: Examiner,
  lock: boolean,
): Promise<Examined[]> {
  const read = rows.map((row) => ({ row, reading: readRow(row.cells ?? [], cx) }))
  const search = await searchFor(
    db,
    read.map(({ reading }) => reading),
    cx.uncoded,
  )
  const fates = read.map(({ row, reading }) => {
    const found = search(reading)
    const free =
      elsewhere(reading, found.byCode, cx.isOurs) ?? fateOf(reading, row.decision, cx.memory, found)
    const fate = placed(free, cx.isOurs)
    const id = fate.kind === 'new' ? newId() : fate.kind === 'existing' ? fate.organizationId : undefined
    if (fate.kind !== 'ended') cx.memory.remember(fate.draft, row.row_number, id)
    return { row: row.row_number, fate, id }
  })
  const known = fates.flatMap(({ fate }) => (fate.kind === 'existing' ? [fate.organizationId] : []))
  if (lock) await lockListed(db as Tx, known)
  const standing = await readStanding(db, known)
  return fates.map(({ row, fate, id }) => examined(row, fate, id, standing, cx))
}

function examined(
  row: number,
  fate: Fate,
  id: string | undefined,
  standing: Awaited<ReturnType<typeof readStanding>>,
  cx: Examiner,
): Examined {
  const ended = { row, method: null, organizationId: null, notes: fate.notes }
  if (fate.kind === 'ended') return { ...ended, outcome: fate.outcome, candidates: fate.candidates ?? [] }
  const common = { row, organizationId: id ?? null, candidates: [], draft: fate.draft }
  if (fate.kind === 'new')
    return { ...common, outcome: 'new', method: fate.decided ? 'decision' : null, notes: fate.notes }
  const now = standing.get(fate.organizationId) ?? {}
  if (now.name !== undefined && !cx.isOurs(seatOf(now)))
    return {
      ...ended,
      outcome: 'rejected',
      candidates: [],
      notes: [...fate.notes, { code: 'outside_record' }],
    }
  if (
    now.name === undefined ||
    (fate.method === 'name' && gainedOtherCode(fate.draft, now['identifier.IT-CF']?.value))
  )
    return { ...ended, outcome: 'ambiguous', candidates: [] }
  const planned = plannedChanges(fate.organizationId, listedValues(fate.draft), now, cx.source)
  const kept: Note[] =
    planned.kept.length > 0 ? [{ code: 'kept_better_source', detail: planned.kept.join(', ') }] : []
  const outcome = planned.writes.length > 0 ? 'changed' : 'same'
  return { ...common, outcome, method: fate.method, notes: [...fate.notes, ...kept], planned }
}

type Standing = NonNullable<ReturnType<Awaited<ReturnType<typeof readStanding>>['get']>>
const seatOf = ({ 'location.istat_code': seat }: Standing) =>
  typeof seat?.value === 'string' ? seat.value : undefined

type Found = { byCode: readonly Candidate[]; nearby: readonly Candidate[] }

/** Finds the records that rows may be about, for a whole chunk with two queries. */
async function searchFor(
  db: DbOrTx,
  readings: readonly RowReading[],
  uncoded: PlacedNames<Candidate>,
): Promise<(reading: RowReading) => Found> {
  const drafts = readings.flatMap((reading) => (reading.kind === 'draft' ? [reading.draft] : []))
  const codes = [...new Set(drafts.flatMap(codesOf))]
  const byCode = new Map<string, Candidate[]>()
  for (const found of await findByCodes(db, LISTED_SCHEMES, codes)) {
    const key = found.scheme === 'RUNTS-REP' ? `R${found.identifier}` : found.identifier
    byCode.set(key, [...(byCode.get(key) ?? []), found])
  }
  const open = drafts.filter(({ taxCode }) => taxCode === undefined)
  const around = placedNames(await findInMunicipalities(db, placesOf(open)))
  return (reading) => {
    if (reading.kind !== 'draft') return { byCode: [], nearby: [] }
    const { draft } = reading
    const names = draft.taxCode === undefined ? around : uncoded
    return {
      byCode: keysOf(draft).flatMap((key) => byCode.get(key) ?? []),
      nearby: names.get(draft.istatCode ?? '')?.near(draft.name) ?? [],
    }
  }
}

const placesOf = (drafts: readonly Draft[]) => [
  ...new Set(drafts.flatMap(({ istatCode }) => istatCode ?? [])),
]

const codesOf = ({ taxCode, vatNumber, runtsNumber }: Draft): string[] =>
  [taxCode, vatNumber, runtsNumber].flatMap((code) => code ?? [])

/** A register number is no tax code, even if its digits look like one. */
const keysOf = ({ taxCode, vatNumber, runtsNumber }: Draft): string[] =>
  [taxCode, vatNumber, runtsNumber && `R${runtsNumber}`].flatMap((key) => key || [])

/** Since the run began somebody gave the record of this name another tax code: it is another body. */
const gainedOtherCode = (draft: Draft, code: string | readonly string[] | undefined) =>
  code !== undefined && draft.taxCode !== undefined && code !== draft.taxCode
