import type { ComponentChild } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readRecord } from '../editing/read-record.ts'
import { changesBetween } from '../editing/record-changes.ts'
import type { RecordDocument } from '../editing/record-document.ts'
import { recordIssues } from '../editing/record-issues.ts'
import { normalised } from '../editing/record-rows.ts'
import { readAssertions } from '../editing/standing.ts'
import { takenIdentifiers } from '../editing/taken-identifiers.ts'
import { type WriteRefusal, writeChanges } from '../editing/write-record.ts'
import { wallTime } from './calendar.ts'
import { textsIn } from './local-text.ts'
import { loadRecord } from './queries.ts'
import { listRelated, listSimilar } from './related.ts'
import type { Sheet } from './sheet.ts'
import { laterOriginals } from './translation-age.ts'
import { OrganizationPage } from './views/OrganizationPage.tsx'
import { vocabularyOf } from './vocabulary.ts'

type Outcome = Sheet | WriteRefusal

/** Ends a transaction that was only looked at, with what was seen. */
class Seen extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('seen')
    this.outcome = outcome
  }
}

/**
 * The page of an organisation as the public would see it if this were its record. It is written as it would be, read
 * by what reads the public page, and never committed.
 */
export async function previewRecord(
  cx: Cx,
  organizationId: string,
  document: RecordDocument,
): Promise<{ view: ComponentChild } | WriteRefusal> {
  const outcome = await written(cx, organizationId, document)
  return 'refused' in outcome ? outcome : { view: <OrganizationPage sheet={outcome} /> }
}

async function written(cx: Cx, organizationId: string, document: RecordDocument): Promise<Outcome> {
  try {
    return await cx.db.transaction().execute(async (tx): Promise<never> => {
      const refused = await write(tx, organizationId, document, cx.now)
      throw new Seen(refused ?? (await sheetOf({ ...cx, db: tx as Cx['db'] }, organizationId)))
    })
  } catch (error) {
    if (error instanceof Seen) return error.outcome
    throw error
  }
}

/** Writes rows and provenance only: no new version, address or entry of the search, which others would wait for. */
async function write(
  tx: Tx,
  organizationId: string,
  document: RecordDocument,
  now: Date,
): Promise<WriteRefusal | undefined> {
  const before = (await readRecord(tx, organizationId))?.document
  if (!before) return { refused: 'gone' }
  const after = normalised(document)
  const changes = changesBetween(before, after)
  const issues = recordIssues(after, changes)
  if (issues.length > 0) return { refused: 'invalid', issues }
  const schemes = await takenIdentifiers(tx, after, changes)
  if (schemes.length > 0) return { refused: 'identifier_taken', schemes }
  const by = { source: 'owner' as const, sourceRef: '', by: '', at: now }
  const assertions = await readAssertions(tx, organizationId)
  if (changes.length > 0) await writeChanges(tx, { before, after }, changes, assertions, by)
  await tx
    .updateTable('organization')
    .set({ visibility: 'public' })
    .where('id', '=', organizationId)
    .execute()
  return undefined
}

async function sheetOf(cx: Cx, organizationId: string): Promise<Outcome> {
  const record = await loadRecord(cx.db, organizationId)
  if (!record) return { refused: 'gone' }
  const words = await vocabularyOf(cx)
  return {
    cx,
    // Nothing of a preview is kept: no other page may ever show it.
    version: '',
    preview: true,
    record,
    words,
    text: textsIn(cx.lang, record.original_lang, record.translations, laterOriginals(record.assertions)),
    today: wallTime(cx.now, cx.config.timeZone).date,
    related: await listRelated(cx.db, organizationId),
    similar: await listSimilar(cx.db, organizationId),
  }
}
