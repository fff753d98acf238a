import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../../modules.ts'
import { newId } from '../../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../../platform/testing/application.ts'
import { createRecord, emptyRecord } from '../../../directory/api.ts'
import { approve } from '../../decide.ts'
import { submitDraft } from '../../submit.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

/** A public record that says only its name. */
async function choir(): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: 'Coro di prova' } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made))
  return id
}

test('an event is written, corrected, looked at, published, and called off in sight of all', async () => {
  const id = await choir()
  const anna = await house.person({ role: 'organization_editor', organizationId: id })
  const editor = await house.person({ role: 'chief_editor' })
  const headers = { cookie: anna.cookie }
  const at = `/it/area/${id}/scheda/eventi/${newId()}`
  const page = async (path: string) => (await house.app.request(path, { headers })).text()
  const send = async (fields: Record<string, string>) => {
    const [, revisione = '0'] = /name="revisione" value="(\d+)"/.exec(await page(at)) ?? []
    const event = { name: 'Concerto', starts_on: '2190-12-05', starts_at: '21:00', status: 'scheduled' }
    const body = new URLSearchParams({ revisione, ...event, ...fields })
    return house.app.request(at, { method: 'POST', headers, body })
  }
  const published = async () => {
    const asked = { organizationId: id, note: undefined, by: anna, now: new Date() }
    const handed = await house.db.transaction().execute((tx) => submitDraft(tx, asked))
    assert.ok('waiting' in handed && handed.waiting)
    const submission = handed.waiting
    const review = await house.app.request(`/it/gestione/schede/${submission}`, {
      headers: { cookie: editor.cookie },
    })
    const decided = { submissionId: submission, by: editor, now: new Date() }
    assert.ok('version' in (await house.db.transaction().execute((tx) => approve(tx, decided))))
    return review.text()
  }
  const wrong = await send({ ends_at: '20:00' })
  assert.equal(wrong.status, 422)
  const said = await wrong.text()
  assert.match(said, /Finisce prima di cominciare/)
  assert.match(said, /value="Concerto"/)
  assert.equal((await send({ ends_at: '23:00' })).status, 303)
  assert.match(await page(`/it/area/${id}/scheda/anteprima`), /dalle 21:00 alle 23:00/)
  assert.doesNotMatch(await page('/it/eventi'), /Concerto/)
  await published()
  assert.match(await page('/it/eventi'), /Concerto/)
  assert.equal((await send({ ends_at: '23:00', status: 'cancelled' })).status, 303)
  const review = await published()
  assert.match(review, /Annullato/)
  assert.match(await page('/it/enti/coro-di-prova'), /Concerto.*?Annullato/s)
})
