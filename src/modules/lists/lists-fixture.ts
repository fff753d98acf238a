import assert from 'node:assert/strict'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { TestApplication } from '../../platform/testing/application.ts'
import { type Bringer, createRecord, emptyRecord, type RecordDocument } from '../directory/api.ts'

type Said = Partial<RecordDocument['organization']>

/** A record with its seat in a municipality, on the word of a list unless told; `more` adds rows to its document. */
export async function plant(
  db: Db,
  said: Said & { name: string },
  {
    istat = '100005',
    source = 'import',
    visibility = 'public',
    more = {},
  }: {
    istat?: string
    source?: Bringer['source']
    visibility?: 'public' | 'draft'
    more?: Partial<RecordDocument>
  } = {},
): Promise<string> {
  const now = new Date()
  const [id, seat] = [newId(now), newId(now)]
  const empty = emptyRecord(id, 'it')
  const organization = { ...empty.organization, ...said, id, seat_id: seat }
  const document = { ...empty, locations: [{ ...PLACE, id: seat, istat_code: istat }], ...more, organization }
  const by = { source, sourceRef: 'Elenco di prova', by: 'import:1', at: now }
  const made = await db.transaction().execute((tx) => createRecord(tx, { document, visibility, by }))
  assert.ok(!('refused' in made), JSON.stringify(made))
  return id
}

const PLACE = {
  ...{ name: null, description: null, location_type: 'physical' as const, address_1: 'Via Prova 1' },
  ...{ postal_code: null, locality: null, point: null, transportation: null, wheelchair: null },
  ...{ accessibility_description: null, position: 0 },
}

type Fields = Record<string, string | readonly string[]>

/** Asks for a page, or sends a form, as somebody. */
export async function ask(house: TestApplication, path: string, cookie = '', fields?: Fields) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields ?? {}))
    for (const one of [value].flat()) body.append(name, one)
  const sent = fields ? { method: 'POST', body } : {}
  const answer = await house.app.request(path, { ...sent, headers: { cookie } })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}
