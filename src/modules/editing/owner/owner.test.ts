import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { createRecord, emptyRecord, readRecord } from '../../directory/api.ts'
import { approve, sendBack } from '../decide.ts'
import { readDraft } from '../draft.ts'
import { submitDraft } from '../submit.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>
let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
})
after(() => house.stop())

/** A public record that says only its name. */
async function organization(name = 'Coro di prova'): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  const made = await house.db
    .transaction()
    .execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  assert.ok(!('refused' in made))
  return id
}

const editorOf = (organizationId: string) => house.person({ role: 'organization_editor', organizationId })
const at = (id: string, rest = '') => `/it/area/${id}/scheda${rest}`
const read = (path: string, { cookie }: { cookie: string }) =>
  house.app.request(path, { headers: { cookie } })
const send = (path: string, headers: Record<string, string>, fields: Record<string, string>) =>
  house.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
const contacts = (who: Person, id: string, revisione: number, fields: Record<string, string>) =>
  send(at(id, '/contatti'), { cookie: who.cookie }, { revisione: String(revisione), ...fields })
const draftOf = async (id: string) => (await readDraft(house.db, id))?.document.organization

/** Hands in the draft as it is. */
async function submitted(id: string, who: Person): Promise<string> {
  const asked = { organizationId: id, note: undefined, by: who, now: new Date() }
  const handed = await house.db.transaction().execute((tx) => submitDraft(tx, asked))
  assert.ok('waiting' in handed && handed.waiting)
  return handed.waiting
}

test('what a person agreed to is kept with its words and language, once, when their name is written', async () => {
  const id = await organization()
  const { cookie } = await editorOf(id)
  const row = newId()
  const page = `/fr/area/${id}/scheda/persone/${row}`
  const person = { title: 'Présidente', name: 'Anna Verdi', is_public: 'yes' }
  assert.equal((await send(page, { cookie }, { revisione: '0', ...person })).status, 422, 'not agreed')
  for (const revisione of ['0', '1'])
    assert.equal((await send(page, { cookie }, { revisione, ...person, consent: 'yes' })).status, 303)
  const kept = await house.db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'editing.consent')
    .where('subject_id', '=', id)
    .execute()
  const words = house.services.translate.fr('editing.forms.consent_text')
  assert.deepEqual(
    kept.map(({ after }) => after),
    [{ contact: row, agreed: { lang: 'fr', words } }],
  )
})

test('what is saved is in the draft, with the way to undo it, and not public', async () => {
  const id = await organization()
  const anna = await editorOf(id)
  const saved = await contacts(anna, id, 0, { email: 'coro@ente.example' })
  assert.equal(saved.status, 303)
  assert.equal((await draftOf(id))?.email, 'coro@ente.example')
  assert.equal((await readRecord(house.db, id))?.document.organization.email, null)
  const location = saved.headers.get('location') ?? ''
  assert.match(await (await read(location, anna)).text(), /name="salvata" value="1"/)
  await send(at(id, '/bozza/annulla'), { cookie: anna.cookie }, { salvata: '1', da: '0' })
  assert.equal((await draftOf(id))?.email, null)
})

test('undoing a saving leaves what a colleague saved since', async () => {
  const id = await organization()
  const [anna, bruno] = [await editorOf(id), await editorOf(id)]
  await contacts(anna, id, 0, { email: 'anna@ente.example' })
  await contacts(bruno, id, 1, { email: 'anna@ente.example', website: 'https://ente.example/' })
  await send(at(id, '/bozza/annulla'), { cookie: anna.cookie }, { salvata: '1', da: '0' })
  const draft = await draftOf(id)
  assert.deepEqual([draft?.email, draft?.website], [null, 'https://ente.example/'])
})

test('who saved nothing is told so, and cannot undo what a colleague saved meanwhile', async () => {
  const id = await organization()
  const [anna, bruno] = [await editorOf(id), await editorOf(id)]
  await contacts(bruno, id, 0, { website: 'https://ente.example/' })
  const location = (await contacts(anna, id, 0, {})).headers.get('location') ?? ''
  const page = await (await read(location, anna)).text()
  assert.match(page, /Non è cambiato niente/)
  assert.doesNotMatch(page, /bozza\/annulla/)
  const undo = (saved: string) =>
    send(at(id, '/bozza/annulla'), { cookie: anna.cookie }, { salvata: saved, da: '0' })
  const refused = (await undo('1')).headers.get('location') ?? ''
  assert.match(await (await read(refused, anna)).text(), /niente di tuo da annullare/)
  assert.equal((await draftOf(id))?.website, 'https://ente.example/')
  await contacts(anna, id, 1, { website: 'https://ente.example/', email: 'anna@ente.example' })
  await contacts(bruno, id, 2, { website: 'https://coro.example/', email: 'anna@ente.example' })
  await undo('3')
  const draft = await draftOf(id)
  assert.deepEqual([draft?.email, draft?.website], [null, 'https://coro.example/'])
})

test('what is wrong comes back with what was typed, and nothing is saved', async () => {
  const id = await organization()
  const answer = await contacts(await editorOf(id), id, 0, { email: 'coro@' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /value="coro@"/)
  assert.equal((await draftOf(id))?.email, null)
})

test('two people who write the same thing choose, with all that was typed kept', async () => {
  const id = await organization()
  const [anna, bruno] = [await editorOf(id), await editorOf(id)]
  await contacts(anna, id, 0, { email: 'anna@ente.example' })
  const typed = { email: 'bruno@ente.example', website: 'https://ente.example/' }
  const view = await contacts(bruno, id, 0, typed)
  assert.equal(view.status, 409)
  const html = await view.text()
  for (const words of ['anna@', 'bruno@', 'name="website" value="https://ente.example/"', 'name="scelta.0"'])
    assert.ok(html.includes(words), words)
  assert.equal((await draftOf(id))?.website, null)
  assert.equal((await contacts(bruno, id, 0, { ...typed, vista: '1' })).status, 409, 'a choice is needed')
  const chosen = await contacts(bruno, id, 0, { ...typed, vista: '1', 'scelta.0': 'mia' })
  assert.equal(chosen.status, 303)
  const draft = await draftOf(id)
  assert.deepEqual([draft?.email, draft?.website], ['bruno@ente.example', 'https://ente.example/'])
})

test('a choice made on words that changed since does not count', async () => {
  const id = await organization()
  const [anna, bruno] = [await editorOf(id), await editorOf(id)]
  await contacts(anna, id, 0, { email: 'anna@ente.example' })
  await contacts(anna, id, 1, { email: 'coro@ente.example' })
  const late = await contacts(bruno, id, 0, { email: 'b@ente.example', vista: '1', 'scelta.0': 'mia' })
  assert.equal(late.status, 409)
  assert.equal((await draftOf(id))?.email, 'coro@ente.example')
})

test('a page that saves by itself goes on from its own saving, and stops where others wrote', async () => {
  const id = await organization()
  const [anna, bruno] = [await editorOf(id), await editorOf(id)]
  const auto = async (who: Person, revisione: number, fields: Record<string, string>) => {
    const headers = { cookie: who.cookie, accept: 'application/json' }
    return (await send(at(id, '/contatti'), headers, { revisione: String(revisione), ...fields })).json()
  }
  const first = (await auto(anna, 0, { email: 'a@ente.example' })) as { state: string; revision: number }
  assert.deepEqual([first.state, first.revision], ['saved', 1])
  const moved = (await auto(bruno, 0, { website: 'https://ente.example/' })) as { state: string }
  assert.equal(moved.state, 'moved', 'going on from the new revision would take the mail of Anna away')
  const draft = await draftOf(id)
  assert.deepEqual([draft?.email, draft?.website], ['a@ente.example', 'https://ente.example/'])
  const conflict = (await auto(bruno, 0, { email: 'b@ente.example' })) as { state: string }
  assert.equal(conflict.state, 'conflict')
})

test('who is signed out while writing keeps all that was typed, and nothing is saved', async () => {
  const id = await organization()
  const answer = await send(at(id, '/contatti'), {}, { revisione: '0', email: 'a"b@ente.example' })
  assert.equal(answer.status, 401)
  assert.match(await answer.text(), /name="email" value="a&quot;b@ente.example"/)
  assert.equal((await draftOf(id))?.email, null)
})

test('a draft that the public record overtook is brought up to date, with a choice where both changed', async () => {
  const id = await organization()
  const anna = await editorOf(id)
  await contacts(anna, id, 0, { email: 'anna@ente.example', website: 'https://anna.example/' })
  const { publish } = await import('../publish.ts')
  const current = await readRecord(house.db, id)
  assert.ok(current)
  const organization1 = { ...current.document.organization, email: 'registro@ente.example' }
  await house.db.transaction().execute((tx) =>
    publish(tx, {
      organizationId: id,
      expectedVersion: current.version,
      document: { ...current.document, organization: organization1 },
      by: { source: 'desk', sourceRef: '', by: 'URP', at: new Date() },
      why: 'desk',
    }),
  )
  assert.match(await (await read(at(id), anna)).text(), /scheda\/aggiorna/)
  const page = await (await read(at(id, '/aggiorna'), anna)).text()
  const [, versione = ''] = /name="versione" value="(\d+)"/.exec(page) ?? []
  const fields = { vista: '1', versione }
  assert.equal((await send(at(id, '/aggiorna'), { cookie: anna.cookie }, fields)).status, 409)
  const done = await send(at(id, '/aggiorna'), { cookie: anna.cookie }, { ...fields, 'scelta.0': 'loro' })
  assert.equal(done.status, 303)
  const draft = await draftOf(id)
  assert.deepEqual([draft?.email, draft?.website], ['registro@ente.example', 'https://anna.example/'])
  assert.doesNotMatch(await (await read(at(id), anna)).text(), /scheda\/aggiorna/)
})

test('what waits, came back and was corrected is told with who, when and why', async () => {
  const id = await organization()
  const [anna, elena] = [await editorOf(id), await house.person()]
  await contacts(anna, id, 0, { email: 'a@ente.example' })
  const first = await submitted(id, anna)
  assert.match(await (await read(at(id), anna)).text(), /Decide la redazione del portale entro/)
  const now = new Date()
  const decided = { submissionId: first, by: elena, now }
  await house.db.transaction().execute((tx) => sendBack(tx, { ...decided, reason: 'Manca il <b>punto</b>.' }))
  assert.match(await (await read(at(id), anna)).text(), /Manca il &lt;b>punto|Manca il &lt;b&gt;punto/)
  const second = await submitted(id, anna)
  const correct = (document: NonNullable<Awaited<ReturnType<typeof readDraft>>>['document']) => ({
    ...document,
    organization: { ...document.organization, email: 'redazione@ente.example' },
  })
  const approved = await house.db
    .transaction()
    .execute((tx) => approve(tx, { submissionId: second, by: elena, now, correct }))
  assert.ok('version' in approved)
  assert.match(await (await read(at(id), anna)).text(), /<ins>.*redazione/)
})

test('what was handed in is taken back and is the draft again', async () => {
  const id = await organization()
  const anna = await editorOf(id)
  await contacts(anna, id, 0, { email: 'a@ente.example' })
  const page = await (await read(at(id, '/invia'), anna)).text()
  assert.match(page, /a@ente.example/)
  const sent = await send(at(id, '/invia'), { cookie: anna.cookie }, { revisione: '1', note: 'Grazie' })
  assert.match(sent.headers.get('location') ?? '', /inviata/)
  assert.equal((await readDraft(house.db, id))?.revision, 0)
  await send(at(id, '/ritira'), { cookie: anna.cookie }, {})
  const draft = await readDraft(house.db, id)
  assert.deepEqual([draft?.revision, draft?.document.organization.email], [1, 'a@ente.example'])
  const row = await house.db
    .selectFrom('record_submission')
    .select('state')
    .where('organization_id', '=', id)
    .executeTakeFirst()
  assert.equal(row?.state, 'withdrawn')
})

test('the preview shows the draft with the public page, and leaves nothing behind', async () => {
  const id = await organization('Coro in anteprima')
  const anna = await editorOf(id)
  await contacts(anna, id, 0, { email: 'anteprima@ente.example' })
  const before = await readRecord(house.db, id)
  for (const lang of ['it', 'ar']) {
    const page = await read(at(id, '/anteprima').replace('/it/', `/${lang}/`), anna)
    const html = await page.text()
    assert.match(html, /mailto:anteprima@ente\.example/)
    assert.match(html, /<meta name="robots" content="noindex/)
  }
  assert.deepEqual(await readRecord(house.db, id), before)
  const { slug } = await house.db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.doesNotMatch(await (await house.app.request(`/it/enti/${slug}`)).text(), /anteprima@ente/)
})

test('a version is compared, taken away as JSON and put back into the draft', async () => {
  const id = await organization()
  const [anna, elena] = [await editorOf(id), await house.person()]
  await contacts(anna, id, 0, { email: 'a@ente.example' })
  const submissionId = await submitted(id, anna)
  await house.db.transaction().execute((tx) => approve(tx, { submissionId, by: elena, now: new Date() }))
  const versions = await house.db
    .selectFrom('record_version')
    .select('version')
    .where('organization_id', '=', id)
    .orderBy('version')
    .execute()
  const [first, last] = versions.map(({ version }) => version)
  const page = await read(at(id, `/storia?da=${first}&a=${last}`), anna)
  assert.match(await page.text(), /<ins>.*a@ente/)
  const file = (await (await read(at(id, `/storia/${last}/json`), anna)).json()) as {
    organization: { email: string }
  }
  assert.equal(file.organization.email, 'a@ente.example')
  await send(at(id, '/storia/ripristina'), { cookie: anna.cookie }, { versione: String(first) })
  assert.equal((await draftOf(id))?.email, null)
})

test('a draft that somebody saved since is not thrown away', async () => {
  const id = await organization()
  const anna = await editorOf(id)
  await contacts(anna, id, 0, { email: 'a@ente.example' })
  const discard = (revisione: string) =>
    send(at(id, '/bozza/elimina'), { cookie: anna.cookie }, { revisione })
  await discard('0')
  assert.equal((await draftOf(id))?.email, 'a@ente.example')
  await discard('1')
  assert.equal((await draftOf(id))?.email, null)
})
