import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { createRecord, emptyRecord, readRecord } from '../../directory/api.ts'
import { readDraft, saveDraft } from '../draft.ts'
import { ownerRoutes } from './routes.ts'

let house: TestApplication
let own: string
let another: string
before(async () => {
  house = await testApplication(MODULES)
  ;[own, another] = [await organization(), await organization()]
})
after(() => house.stop())

/** A public record with a draft and a version. */
async function organization(): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: `Ente ${id}` } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  await house.db.transaction().execute(async (tx) => {
    await createRecord(tx, { document, visibility: 'public', by })
    const change = (seen: typeof document) => ({
      ...seen,
      organization: { ...seen.organization, purpose: 'Bozza' },
    })
    const writer = { id: newId(), name: 'Chi scrive' }
    await saveDraft(tx, { organizationId: id, seen: 0, change, by: writer, now: new Date() })
    await tx
      .insertInto('record_version')
      .values({
        organization_id: id,
        version: 1,
        document: JSON.stringify(document),
        at: new Date(),
        by_name: '',
        why: 'found',
        submission_id: null,
      })
      .execute()
  })
  return id
}

const FIELDS = {
  revisione: '1',
  salvata: '1',
  da: '0',
  vista: '1',
  versione: '1',
  azione: 'salva',
  email: 'x@y.example',
}

/** The answer of each route for a record, as `METHOD path` and status. */
async function answers(organizationId: string, cookie: string): Promise<[string, number][]> {
  const all: [string, number][] = []
  for (const { method, path } of ownerRoutes) {
    const address = path
      .replace(':organizationId', organizationId)
      .replace(':sezione', path.includes(':riga') ? 'servizi' : 'contatti')
      .replace(':riga', newId())
      .replace(':versione', '1')
      .replace(':invio', newId())
    const body = method === 'POST' ? new URLSearchParams(FIELDS) : null
    const { status } = await house.app.request(`/it${address}`, { method, headers: { cookie }, body })
    all.push([`${method} ${path}`, status])
  }
  return all
}

const withoutRows = ([name]: [string, number]) => !name.includes(':riga')

test('who looks after one organisation is refused everything of another, and changes nothing there', async () => {
  const { cookie } = await house.person({ role: 'organization_owner', organizationId: own })
  const before = [await readRecord(house.db, another), await readDraft(house.db, another)]
  for (const [name, status] of (await answers(another, cookie)).filter(withoutRows))
    assert.equal(status, 403, name)
  assert.deepEqual([await readRecord(house.db, another), await readDraft(house.db, another)], before)
})

test('who may review everywhere, and whoever has not entered, may not write for an organisation', async () => {
  const { cookie } = await house.person({ role: 'chief_editor' })
  for (const [name, status] of (await answers(own, cookie)).filter(withoutRows))
    assert.equal(status, 403, name)
  for (const [name, status] of (await answers(own, '')).filter(withoutRows)) assert.equal(status, 401, name)
})

test('an organisation that is not there is not found, whatever the address says', async () => {
  const { cookie } = await house.person({ role: 'organization_owner', organizationId: own })
  for (const id of [newId(), 'x', '%00'])
    for (const [name, status] of await answers(id, cookie)) assert.equal(status, 404, `${name} ${id}`)
})

test('who looks after it opens every page', async () => {
  const { cookie } = await house.person({ role: 'organization_editor', organizationId: own })
  for (const [name, status] of (await answers(own, cookie)).filter(withoutRows))
    if (!name.includes(':invio'))
      assert.ok(status < 400 || status === 422 || status === 409, `${name} ${status}`)
})
