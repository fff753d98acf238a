import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { z } from 'zod'
import type { Cx } from '../cx.ts'
import { KEPT_DAYS, sweepFiles } from '../files/sweep-files.ts'
import { type FieldErrors, fieldErrors, type RawValues } from '../http/input.ts'
import { canSomewhere, signedIn } from '../http/policy.ts'
import { html, seeOther } from '../http/response.ts'
import { get, post } from '../http/route.ts'
import type { Module } from '../module.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'
import { render } from '../ui/html.ts'
import { PictureField } from './PictureField.tsx'
import { PICTURE_FORM_BYTES, pictureChoice, takePictures } from './picture-form.ts'
import { pictureAddress, readPictures } from './read-pictures.ts'
import { pictureRoutes } from './routes.ts'
import { storePicture } from './store-picture.ts'
import { type PictureUser, usePictures } from './use-pictures.ts'

const BODY = '01900000-0000-7000-8000-000000000001'
const OTHER = '01900000-0000-7000-8000-000000000002'
const NOW = new Date('2026-11-22T08:00:00Z')

async function form(cx: Cx, values: RawValues, errors: FieldErrors, status: number) {
  const kept = (await readPictures(cx.db, [String(values.foto ?? '')])).get(String(values.foto))
  return html(
    render(<PictureField cx={cx} name="foto" legend="Foto" values={values} errors={errors} kept={kept} />),
    status,
  )
}

const prova: Module = {
  name: 'directory',
  permissions: { 'prova.write': ['organization_owner'], 'prova.review': ['web_editor'] },
  routes: [
    ...pictureRoutes,
    get('/prova', { summary: 'A form', allow: signedIn, handle: (cx) => form(cx, {}, {}, 200) }),
    post('/prova', {
      summary: 'Takes a picture',
      allow: canSomewhere('prova.write'),
      maxBody: PICTURE_FORM_BYTES,
      form: z.record(z.string(), z.unknown()),
      handle: async (cx, { form: sent }) => {
        const taken = await takePictures(cx, sent as RawValues, { organizationId: BODY, shape: 'photo' })
        const parsed = pictureChoice('foto').safeParse(taken.values)
        const errors = { ...(parsed.error && fieldErrors(parsed.error, cx.t)), ...taken.errors }
        if (!parsed.success || Object.keys(errors).length > 0) return form(cx, taken.values, errors, 422)
        return seeOther(`/it/prova?id=${parsed.data.id ?? ''}`)
      },
    }),
  ],
}

let house: TestApplication
let owner: { id: string; cookie: string }
before(async () => {
  house = await testApplication([prova])
  for (const id of [BODY, OTHER])
    await sql`insert into organization (id, slug, name) values (${id}, ${id}, 'Coro')`.execute(house.db)
  owner = await house.person({ role: 'organization_owner', organizationId: BODY })
})
after(() => house.stop())

const drawn = (background: string) =>
  sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer()

async function stored(background: string, organizationId: string | null = BODY, now = NOW): Promise<string> {
  const file = new Blob([new Uint8Array(await drawn(background))])
  const uploadedBy = organizationId === null ? 'staff' : owner.id
  const kept = await storePicture(house.services, { file, shape: 'photo', organizationId, uploadedBy, now })
  assert.ok('id' in kept)
  return kept.id
}

const use = (subjectId: string, ids: string[], user: Partial<PictureUser> = {}, now = NOW) =>
  house.db
    .transaction()
    .execute((tx) =>
      usePictures(
        tx,
        { subject: 'prova.page', subjectId, organizationId: BODY, seenBy: 'its people', ...user },
        ids,
        now,
      ),
    )
const asked = (id: string, who: { cookie?: string } = {}) =>
  house.app.request(pictureAddress(id, 320), { headers: who })
const statusOf = async (id: string, who: { cookie?: string } = {}) => (await asked(id, who)).status

const send = (fields: Record<string, string | Blob>, name = 'x.jpg') => {
  const body = new FormData()
  for (const [field, value] of Object.entries(fields))
    if (typeof value === 'string') body.append(field, value)
    else body.append(field, value, name)
  return house.app.request('/it/prova', { method: 'POST', body, headers: { cookie: owner.cookie } })
}

test('a picture is seen by its body and whoever may see what shows it, by strangers only when that is public', async () => {
  const id = await stored('#123')
  const stranger = await house.person()
  const foreign = await house.person({ role: 'organization_owner', organizationId: OTHER })
  const editor = await house.person({ role: 'web_editor', territory: '100005' })
  const elsewhere = await house.person({ role: 'web_editor', territory: '048017' })
  const all = async () =>
    Promise.all([{}, stranger, foreign, owner, editor, elsewhere].map((who) => statusOf(id, who)))
  assert.deepEqual(await all(), [401, 403, 403, 200, 403, 403])
  const review = { permission: 'prova.review', territories: ['100005', '100', '09'] } as const
  await use('draft', [id], { seenBy: review })
  assert.deepEqual(await all(), [401, 403, 403, 200, 200, 403])
  assert.equal((await asked(id, owner)).headers.get('cache-control'), 'private, no-store')
  await use('page', [id], { seenBy: 'everybody' })
  assert.deepEqual(await all(), [200, 200, 200, 200, 200, 200])
  await use('page', [])
  assert.deepEqual(await all(), [401, 403, 403, 200, 200, 403])
})

test('who sent a picture sees it while nothing shows it; when the grant has ended, no more', async () => {
  const id = await stored('#246')
  await house.db
    .updateTable('role_grant')
    .set({ valid_to: new Date() })
    .where('account_id', '=', owner.id)
    .execute()
  assert.equal(await statusOf(id, owner), 200)
  await use('left', [id])
  assert.equal(await statusOf(id, owner), 403)
  await house.db
    .updateTable('role_grant')
    .set({ valid_to: null })
    .where('account_id', '=', owner.id)
    .execute()
  assert.equal(await statusOf(id, owner), 200)
})

test('no thing shows the pictures of another body, and no form takes them', async () => {
  const foreign = await stored('#369', OTHER)
  await use('stolen', [foreign], { seenBy: 'everybody' })
  assert.equal(await statusOf(foreign), 401)
  const answer = await send({ foto: foreign, foto_file: new Blob([]), foto_alt: '' })
  assert.equal(answer.headers.get('location'), '/it/prova?id=')
})

test('a public picture is served as nothing but a picture, for good', async () => {
  const id = await stored('#48a')
  await use('served', [id], { seenBy: 'everybody' })
  const { headers } = await asked(id)
  assert.equal(headers.get('content-type'), 'image/webp')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox")
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable')
  for (const wrong of [`${id}-321.webp`, `${id}-320.svg`, `${id}.webp`, '..%2F..%2Fetc%2Fpasswd'])
    assert.equal((await house.app.request(`/immagini/${wrong}`)).status, 404, wrong)
})

test('a picture sent with a form that has errors is kept and shown with it, and taken when they are put right', async () => {
  const file = new Blob([new Uint8Array(await drawn('#5ac'))])
  const refused = await send({ foto: '', foto_file: file, foto_alt: ' ' })
  assert.equal(refused.status, 422)
  const page = await refused.text()
  const [, id = ''] = /name="foto" value="([0-9a-f-]{36})"/.exec(page) ?? []
  assert.match(page, /Scrivi che cosa si vede/)
  assert.equal(await statusOf(id, owner), 200)
  const again = { foto: id, foto_file: new Blob([]) }
  const described = await send({ ...again, foto_alt: 'Due volontari al banco' })
  assert.equal(described.headers.get('location'), `/it/prova?id=${id}`)
  assert.equal((await send({ ...again, foto_decorative: '1' })).status, 303)
  const removed = await send({ ...again, foto_remove: '1' })
  assert.equal(removed.headers.get('location'), '/it/prova?id=')
})

test('names and declared types count for nothing, hostile ones neither', async () => {
  const script = new Blob(['<svg onload="alert(1)"/>'], { type: 'image/png' })
  for (const name of ['x.png', '../../../etc/cron.d/x', 'a\u0000.png', '<img src=x onerror=alert(1)>.jpg']) {
    const answer = await send({ foto: '', foto_file: script, foto_alt: 'x' }, name)
    assert.equal(answer.status, 422, name)
    assert.match(await answer.text(), /Esportalo come PNG/)
  }
  const page = new Blob([new Uint8Array(await drawn('#6be'))], { type: 'text/html' })
  assert.equal((await send({ foto: '', foto_file: page, foto_alt: 'x' }, 'x.html')).status, 303)
})

test('an iPhone is told to convert its photos by itself; one that comes as it was is refused with what to do', async () => {
  const shown = await (await house.app.request('/it/prova', { headers: { cookie: owner.cookie } })).text()
  // Safari converts what is none of the kinds asked for: one kind too many, or all of them, and it does not.
  const [, asks = ''] = /type="file"[^>]* accept="([^"]+)"/.exec(shown) ?? []
  assert.match(asks, /image\/jpeg/)
  assert.doesNotMatch(asks, /hei[cf]|\*/)
  const photo = new Blob(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], { type: 'image/heic' })
  const refused = await send({ foto: '', foto_file: photo, foto_alt: 'Il gruppo' }, 'IMG_0001.HEIC')
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /HEIC[^<]*Libreria foto[^<]*Più compatibile/)
})

test('an upload that is cut short or too large leaves nothing', async () => {
  const before = await filesOf()
  const cut = new ReadableStream({
    start: (controller) => {
      controller.enqueue(
        new TextEncoder().encode(
          '--b\r\ncontent-disposition: form-data; name="foto_file"; filename="x.jpg"\r\n\r\n\xff\xd8',
        ),
      )
      controller.error(new Error('gone'))
    },
  })
  const headers = { cookie: owner.cookie, 'content-type': 'multipart/form-data; boundary=b' }
  const asking = { method: 'POST', body: cut, headers, duplex: 'half' } as RequestInit
  assert.ok((await house.app.request('/it/prova', asking)).status >= 400)
  const large = new Blob([new Uint8Array(PICTURE_FORM_BYTES)])
  assert.equal((await send({ foto: '', foto_file: large })).status, 413)
  assert.deepEqual(await filesOf(), before)
})

test('a picture that nothing shows any more is swept after weeks; a file that another has stays', async () => {
  const [one, twin, shown] = [await stored('#777'), await stored('#777'), await stored('#888')]
  await use('kept', [twin, shown])
  const late = new Date(NOW.getTime() + (KEPT_DAYS + 1) * 86_400_000)
  await sweepFiles(house.services, late)
  const left = await readPictures(house.db, [one, twin, shown])
  assert.deepEqual([...left.keys()].toSorted(), [twin, shown].toSorted())
  assert.equal(await statusOf(twin, owner), 200)
  await use('kept', [], {}, late)
  await sweepFiles(house.services, late)
  assert.equal((await readPictures(house.db, [shown])).size, 1, 'kept for some weeks more')
  await sweepFiles(house.services, new Date(late.getTime() + (KEPT_DAYS + 1) * 86_400_000))
  assert.equal((await readPictures(house.db, [twin, shown])).size, 0)
})

async function filesOf(): Promise<string[]> {
  const folder = join(house.services.config.dataDir, 'files')
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return found.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted()
}
