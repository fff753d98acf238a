import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { MODULES } from '../../../modules.ts'
import { newId } from '../../../platform/ids.ts'
import { pictureAddress } from '../../../platform/pictures/read-pictures.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { createRecord, emptyRecord, setVisibility } from '../../directory/api.ts'
import { approve } from '../decide.ts'
import { readDraft } from '../draft.ts'
import { submitDraft } from '../submit.ts'

type Person = Awaited<ReturnType<TestApplication['person']>>
let house: TestApplication
let jpeg: Uint8Array<ArrayBuffer>
before(async () => {
  house = await testApplication(MODULES)
  const drawn = sharp({ create: { width: 500, height: 400, channels: 3, background: '#0a5' } })
  jpeg = new Uint8Array(await drawn.jpeg().toBuffer())
})
after(() => house.stop())

async function organization(): Promise<string> {
  const id = newId()
  const empty = emptyRecord(id, 'it')
  const document = { ...empty, organization: { ...empty.organization, name: `Coro ${id}` } }
  const by = { source: 'import' as const, sourceRef: '', by: 'import:1', at: new Date() }
  await house.db.transaction().execute((tx) => createRecord(tx, { document, visibility: 'public', by }))
  return id
}

const ownerOf = (organizationId: string) => house.person({ role: 'organization_owner', organizationId })
const draftOf = async (id: string) => (await readDraft(house.db, id))?.document.pictures ?? []

const GOOD = { role: 'gallery', foto: '', foto_alt: 'Il coro sul palco', credit: 'Anna' }

async function send(
  id: string,
  who: Person,
  fields: Record<string, string | Blob>,
  [section, good, fileName]: [string, Record<string, string>, string] = ['immagini', GOOD, 'x.jpg'],
) {
  const body = new FormData()
  const revision = (await readDraft(house.db, id))?.revision ?? 0
  for (const [name, value] of Object.entries({ revisione: String(revision), ...good, ...fields }))
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, value, fileName)
  const path = `/it/area/${id}/scheda/${section}/${newId()}`
  return house.app.request(path, { method: 'POST', headers: { cookie: who.cookie }, body })
}

const statusOf = async (picture: string, who?: Person) =>
  (await house.app.request(pictureAddress(picture, 320), { headers: who ? { cookie: who.cookie } : {} }))
    .status
const page = async (path: string, who?: Person) =>
  (await house.app.request(path, { headers: who ? { cookie: who.cookie } : {} })).text()

/** One picture sent into the draft of a new record. */
async function drafted(fields: Record<string, string> = {}) {
  const id = await organization()
  const owner = await ownerOf(id)
  assert.equal((await send(id, owner, { ...fields, foto_file: new Blob([jpeg]) })).status, 303)
  const [picture] = await draftOf(id)
  assert.ok(picture)
  return { id, owner, picture }
}

async function handIn(id: string, by: Person) {
  const asked = { organizationId: id, note: undefined, by, now: new Date() }
  const handed = await house.db.transaction().execute((tx) => submitDraft(tx, asked))
  assert.ok('waiting' in handed && handed.waiting)
  return handed.waiting
}

const cookieOf = (who?: Person) => ({ headers: who ? { cookie: who.cookie } : {} })

test('a picture is its body’s while it is a draft, the editor’s too once handed in, everybody’s once approved', async () => {
  const { id, owner, picture } = await drafted()
  const editor = await house.person({ role: 'chief_editor' })
  const stranger = await ownerOf(await organization())
  const seen = async () =>
    Promise.all([undefined, stranger, editor, owner].map((who) => statusOf(picture.picture_id, who)))
  assert.deepEqual(await seen(), [401, 403, 403, 200])
  assert.match(await page(`/it/area/${id}/scheda/immagini`, owner), /Il coro sul palco/)
  const submissionId = await handIn(id, owner)
  assert.deepEqual(await seen(), [401, 403, 200, 200])
  const address = pictureAddress(picture.picture_id, 320)
  assert.ok((await page(`/it/gestione/schede/${submissionId}`, editor)).includes(address))
  const { slug } = await house.db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.ok(!(await page(`/it/enti/${slug}`)).includes(address))
  const decided = { submissionId, by: editor, now: new Date() }
  await house.db.transaction().execute((tx) => approve(tx, decided))
  assert.deepEqual(await seen(), [200, 200, 200, 200])
  const shown = await page(`/it/enti/${slug}`)
  assert.ok(shown.includes(address) && shown.includes('alt="Il coro sul palco"') && shown.includes('Di Anna'))
  await house.db.transaction().execute((tx) => setVisibility(tx, id, 'hidden', new Date()))
  assert.deepEqual(await seen(), [401, 403, 200, 200])
})

test('a form with errors keeps the picture that came with it', async () => {
  const id = await organization()
  const owner = await ownerOf(id)
  const refused = await send(id, owner, { foto_alt: '', foto_file: new Blob([jpeg]) })
  assert.equal(refused.status, 422)
  const html = await refused.text()
  const [, picture = ''] = /name="foto" value="([0-9a-f-]{36})"/.exec(html) ?? []
  assert.ok(html.includes(pictureAddress(picture, 320)))
  assert.equal((await draftOf(id)).length, 0)
  assert.equal((await send(id, owner, { foto: picture, foto_file: new Blob([]) })).status, 303)
  assert.equal((await draftOf(id))[0]?.picture_id, picture)
  const svg = await send(id, owner, { foto_file: new Blob(['<svg onload="alert(1)"/>']) })
  assert.equal(svg.status, 422)
  assert.match(await svg.text(), /href="#f-foto_file"[\s\S]*Esportalo come PNG/)
})

test('the pictures of another body cannot be put into a record', async () => {
  const { picture } = await drafted()
  const id = await organization()
  const thief = await ownerOf(id)
  for (const extra of [{ foto_file: new Blob([]) }, {}])
    assert.equal((await send(id, thief, { foto: picture.picture_id, ...extra })).status, 422)
  assert.deepEqual(await draftOf(id), [])
  assert.equal(await statusOf(picture.picture_id, thief), 403)
})

test('a new logo takes the place of the one before, which stays as a picture', async () => {
  const { id, owner, picture } = await drafted({ role: 'logo' })
  await send(id, owner, { role: 'logo', foto_alt: 'Nuovo', foto_file: new Blob([jpeg]) })
  const roles = (await draftOf(id)).map((one) => [one.id === picture.id, one.role])
  assert.deepEqual(roles, [
    [true, 'gallery'],
    [false, 'logo'],
  ])
  const submissionId = await handIn(id, owner)
  const decided = { submissionId, by: await house.person({ role: 'chief_editor' }), now: new Date() }
  const outcome = await house.db.transaction().execute((tx) => approve(tx, decided))
  assert.ok('version' in outcome)
  const { logo } = await house.db
    .selectFrom('organization')
    .select('logo')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.match(logo ?? '', /^\/immagini\/[0-9a-f-]{36}-\d+\.jpg$/)
})

test('a document is handed out as a file with its name, to its body only until it is public', async () => {
  const id = await organization()
  const owner = await ownerOf(id)
  const paper: [string, Record<string, string>, string] = [
    'documenti',
    { file: '', name: 'Lo statuto', kind: 'statute', year: '2023' },
    '../Statuto “nuovo”.exe',
  ]
  const pdf = new Blob(['%PDF-1.7\n1 0 obj << /OpenAction << /JS (app.alert(1)) >> >>\n%%EOF'])
  const page = new Blob(['<script>alert(1)</script>'], { type: 'application/pdf' })
  assert.equal((await send(id, owner, { file_file: page }, paper)).status, 422)
  assert.equal((await send(id, owner, { file_file: pdf }, paper)).status, 303)
  const [kept] = (await readDraft(house.db, id))?.document.papers ?? []
  const address = `/documenti/${kept?.document_id}.pdf`
  const asked = (who?: Person) => house.app.request(address, cookieOf(who))
  const stranger = await ownerOf(await organization())
  const statuses = async () =>
    Promise.all([undefined, stranger, owner].map(async (who) => (await asked(who)).status))
  assert.deepEqual(await statuses(), [401, 403, 200])
  const submissionId = await handIn(id, owner)
  const editor = await house.person({ role: 'chief_editor' })
  assert.equal((await asked(editor)).status, 200, 'who decides it opens it')
  const review = await (
    await house.app.request(`/it/gestione/schede/${submissionId}`, cookieOf(editor))
  ).text()
  assert.match(review, new RegExp(`href="${address}"[^>]*>Scarica il documento \\(PDF`))
  const decided = { submissionId, by: editor, now: new Date() }
  await house.db.transaction().execute((tx) => approve(tx, decided))
  assert.deepEqual(await statuses(), [200, 200, 200])
  const { headers } = await asked()
  assert.equal(headers.get('content-type'), 'application/pdf')
  assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox")
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="Statuto nuovo\.pdf"/)
  assert.equal((await house.app.request(address.replace('.pdf', '.docx'))).status, 404)
})
