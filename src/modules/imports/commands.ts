import { basename, resolve } from 'node:path'
import type { Command, CommandContext } from '../../platform/cli/command.ts'
import type { Services } from '../../platform/cx.ts'
import type { MessageKey } from '../../platform/i18n/messages.ts'
import { isUuid } from '../../platform/ids.ts'
import { askAmbiguous } from './ask-ambiguous.ts'
import { type Batch, countOutcomes, findBatch, findUnfinished, listBatches } from './batch.ts'
import { errorsCsv } from './errors-csv.ts'
import type { Mapping } from './fields.ts'
import { FileRefused } from './file-refused.ts'
import { frugalMemory } from './frugal-memory.ts'
import { parsedMapping } from './mapping.ts'
import { noteText } from './note-text.ts'
import { type Counts, OUTCOMES } from './outcome.ts'
import { countNotes } from './rows.ts'
import { applyBatch, checkBatch, type Progress } from './run.ts'
import { hashOf, setMapping, stageFile } from './stage.ts'
import { undoBatch } from './undo.ts'

const OPERATOR = { name: 'operator' }

/** The commands by which an operator brings lists in and takes them back. */
export const importCommands: readonly Command[] = [
  {
    name: 'import organizations',
    summary: 'Bring a list of organisations in: CSV or XLSX',
    usage: 'FILE [--dry-run] [--yes] [--source NAME] [--authority register|import] [--map FIELD=COLUMN,…]',
    options: {
      'dry-run': { type: 'boolean' },
      source: { type: 'string' },
      authority: { type: 'string' },
      map: { type: 'string' },
    },
    run: importOrganizations,
  },
  { name: 'import list', summary: 'List the imports, the newest first', usage: '', run: listImports },
  { name: 'import undo', summary: 'Take a whole import back', usage: 'ID', run: undoImport },
  {
    name: 'import errors',
    summary: 'Print the rows of an import that need a look, as CSV',
    usage: 'ID',
    run: printErrors,
  },
]

async function importOrganizations(cx: CommandContext): Promise<number> {
  const [file] = cx.positionals
  const authority = cx.values.authority ?? 'import'
  if (!file || (authority !== 'import' && authority !== 'register')) {
    cx.error('Say which file: import organizations FILE. --authority is register or import.')
    return 2
  }
  frugalMemory()
  const services = await cx.services()
  const started = performance.now()
  try {
    const batch = await begun(cx, services, resolve(file), authority)
    if (!batch) return 2
    const dry = cx.values['dry-run'] === true
    const progress = progressOf(cx, dry ? 'checked' : 'imported')
    const counts = dry
      ? await checkBatch(services.db, batch.id, progress)
      : await applyBatch(services.db, batch.id, { actor: OPERATOR, now: new Date() }, progress)
    const settled = dry ? counts : await askAmbiguous(cx, services, batch.id, counts)
    await report(cx, services, batch, settled, dry, started)
    return 0
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    cx.error(services.translate.en(`imports.file_${error.refusal}` as MessageKey, { detail: error.detail }))
    return 1
  }
}

/** The import of this file that was interrupted, or a new one with its columns understood. */
async function begun(
  cx: CommandContext,
  { db, translate }: Services,
  path: string,
  authority: 'register' | 'import',
): Promise<Batch | undefined> {
  const fileHash = await hashOf(path)
  const given = cx.values.source
  const source = (typeof given === 'string' && given.trim()) || basename(path).slice(0, 100)
  const unfinished = await findUnfinished(db, fileHash, source)
  if (unfinished) {
    cx.print(`Going on with import ${unfinished.id}, interrupted at row ${unfinished.done_rows}.`)
    return unfinished
  }
  const now = new Date()
  const batch = await stageFile(db, {
    path,
    fileName: basename(path),
    fileHash,
    source,
    authority,
    createdBy: OPERATOR.name,
    now,
  })
  const asked = typeof cx.values.map === 'string' ? parsedMapping(cx.values.map, batch.header) : {}
  if ('unknown' in asked) {
    cx.error(`--map: I do not understand "${asked.unknown}". Columns: ${batch.header.join(' | ')}`)
    return undefined
  }
  const mapping: Mapping = { ...batch.mapping, ...asked }
  if (mapping.name === undefined) {
    cx.error(translate.en('imports.name_not_mapped'))
    return undefined
  }
  await setMapping(db, batch, mapping, now)
  cx.print(`${batch.rows_read} rows read. Columns: ${describe(mapping, batch.header)}`)
  return { ...batch, mapping }
}

const describe = (mapping: Mapping, header: readonly string[]) =>
  Object.entries(mapping)
    .map(([field, column]) => `${field} = "${(header[column] ?? '').replace(/\s+/g, ' ')}"`)
    .join(', ')

/** A line each five seconds, or one line that changes where there is a terminal. */
function progressOf(cx: CommandContext, done: string): Progress {
  let last = 0
  return (rows, total) => {
    const now = performance.now()
    if (now - last < 5_000 && rows < total) return
    last = now
    cx.print(`  ${rows} of ${total} rows ${done}`)
  }
}

async function report(
  cx: CommandContext,
  { db, translate }: Services,
  batch: Batch,
  counts: Counts,
  dry: boolean,
  started: number,
): Promise<void> {
  for (const outcome of OUTCOMES)
    cx.print(
      `  ${translate.en(`imports.outcome_${outcome}`).padEnd(12)} ${String(counts[outcome]).padStart(7)}`,
    )
  for (const { code, n } of await countNotes(db, batch.id)) {
    const note = { code, detail: '…' } as Parameters<typeof noteText>[0]
    cx.print(`  ${String(n).padStart(7)} × ${noteText(note, translate.en)}`)
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10
  cx.print(
    dry
      ? `Nothing was written (${seconds} s). To import: the same without --dry-run.`
      : `Done in ${seconds} s.`,
  )
  if (counts.ambiguous > 0 && !dry)
    cx.print(`${counts.ambiguous} rows were kept aside: decide at /it/gestione/importazioni/${batch.id}`)
  if (!dry) cx.print(`To take it back: import undo ${batch.id}`)
}

async function listImports(cx: CommandContext): Promise<number> {
  const { db } = await cx.services()
  const batches = await listBatches(db)
  if (batches.length === 0) cx.print('No imports yet.')
  for (const { id, source, state, created_at, rows_read } of batches) {
    const counts = await countOutcomes(db, id)
    const said = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
      (outcome) => `${counts[outcome]} ${outcome}`,
    )
    cx.print(
      `${id}  ${created_at.toISOString().slice(0, 16)}  ${state.padEnd(8)}  ${source}: ${rows_read} rows, ${said.join(', ')}`,
    )
  }
  return 0
}

async function undoImport(cx: CommandContext): Promise<number> {
  const [id = ''] = cx.positionals
  const { db } = await cx.services()
  const batch = isUuid(id) ? await findBatch(db, id) : undefined
  if (!batch) {
    cx.error('Say which import: import undo ID. The ids: import list')
    return 2
  }
  const undone = await undoBatch(db, id, { actor: OPERATOR, now: new Date() }, progressOf(cx, 'taken back'))
  if (typeof undone === 'string') {
    cx.error(
      undone === 'under_way'
        ? 'It is still being checked: wait, then try again.'
        : `Nothing to take back: this import is ${batch.state}.`,
    )
    return 1
  }
  cx.print(`${undone.removed} organisations removed, ${undone.restored} put back as they were.`)
  if (undone.kept > 0) cx.print(`${undone.kept} were changed by somebody since, and stay as they are.`)
  return 0
}

async function printErrors(cx: CommandContext): Promise<number> {
  const [id = ''] = cx.positionals
  const { db, translate } = await cx.services()
  const batch = isUuid(id) ? await findBatch(db, id) : undefined
  if (!batch) {
    cx.error('Say which import: import errors ID. The ids: import list')
    return 2
  }
  for await (const piece of errorsCsv(db, batch, translate.it))
    if (piece) cx.print(piece.replace(/\r\n$/, ''))
  return 0
}
