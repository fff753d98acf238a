import assert from 'node:assert/strict'
import type { Db } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import {
  type Bringer,
  createRecord,
  emptyRecord,
  type RecordDocument,
  readRecord,
} from '../../directory/api.ts'
import { readDraft, saveDraft, type Writer } from '../draft.ts'
import { submitDraft } from '../submit.ts'

type Said = Partial<RecordDocument['organization']>

/** A public record that says this of itself, on the word of a list unless told. */
export async function plantRecord(
  db: Db,
  said: Said & { name: string },
  { source = 'import', istat }: { source?: Bringer['source']; istat?: string } = {},
): Promise<string> {
  const now = new Date()
  const id = newId(now)
  const empty = emptyRecord(id, 'it')
  const seat = newId(now)
  const place = { ...blankPlace, id: seat, istat_code: istat ?? null }
  const document = {
    ...empty,
    organization: { ...empty.organization, ...said, seat_id: istat ? seat : null },
    locations: istat ? [place] : [],
  }
  const by = { source, sourceRef: 'Elenco di prova', by: 'import:1', at: now }
  const made = await db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}

const blankPlace = {
  ...{ name: null, description: null, location_type: 'physical' as const, address_1: 'Via Prova 1' },
  ...{ postal_code: null, locality: null, point: null, transportation: null, wheelchair: null },
  ...{ accessibility_description: null, position: 0 },
}

/** What somebody hands in of a record; ids of what waits and of what is public at once. */
export async function handIn(
  db: Db,
  organizationId: string,
  said: Said,
  { by, note }: { by: Writer; note?: string },
): Promise<{ waiting: string; published: string }> {
  const draft = await readDraft(db, organizationId)
  const now = new Date()
  return db.transaction().execute(async (tx) => {
    const change = (document: RecordDocument) => ({
      ...document,
      organization: { ...document.organization, ...said },
    })
    await saveDraft(tx, { organizationId, seen: draft?.revision ?? 0, change, by, now })
    const handed = await submitDraft(tx, { organizationId, note, by, now })
    assert.ok('waiting' in handed, JSON.stringify(handed))
    return { waiting: handed.waiting ?? '', published: handed.published ?? '' }
  })
}

/** What the record says in public of the organisation. */
export const publicly = async (db: Db, id: string): Promise<RecordDocument['organization']> =>
  (await readRecord(db, id))?.document.organization ?? assert.fail('no such record')
