import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { LANGUAGES } from '../i18n/languages.ts'
import { testApplication } from '../testing/application.ts'
import { mountSmallDisk, noSmallDisk } from '../testing/small-disk.ts'
import { anyone } from './policy.ts'
import { json } from './response.ts'
import { post } from './route.ts'

const MB = 1024 * 1024
/** Less than is always kept free: only a server that watches its disk would refuse before it is full. */
const DISK_MB = 4

test('what the disk does not take is refused with words in every language, nothing of it stays, and later it is taken', {
  skip: noSmallDisk,
}, async (t) => {
  const form = z.looseObject({ elenco: z.custom<File>((value) => value instanceof File) })
  const taken = { form, maxBody: 8 * MB, summary: 'Takes a file', allow: anyone }
  const routes = [
    post('/guardato', { ...taken, handle: (_cx, { form: { elenco } }) => json({ size: elenco.size }) }),
    post('/tenuto', {
      ...taken,
      handle: async (cx, { form: { elenco } }) => json(await cx.files.put(elenco.stream())),
    }),
    post('/aperto', {
      ...taken,
      open: true,
      handle: async (cx, { form: { elenco } }) => json(await cx.files.put(elenco.stream())),
    }),
  ]
  const house = await testApplication([{ name: 'prova', routes }])
  const files = join(house.services.config.dataDir, 'files')
  const disk = mountSmallDisk(files, DISK_MB)
  t.after(async () => {
    disk.unmount()
    await house.stop()
  })
  const send = (path: string, bytes: number) => {
    const body = new FormData()
    body.append('elenco', new File([new Uint8Array(bytes)], 'elenco.csv'))
    return house.app.request(path, { method: 'POST', body })
  }
  const refused = async (lang: (typeof LANGUAGES)[number], path: string, bytes: number) => {
    const answer = await send(`/${lang}${path}`, bytes)
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '60'])
    assert.ok((await answer.text()).includes(house.services.translate[lang]('ui.error_not_kept_text')))
  }
  for (const lang of LANGUAGES) await refused(lang, '/guardato', 6 * MB)
  // It comes whole; the copy that is to be kept does not fit beside it.
  await refused('ar', '/tenuto', 3 * MB)
  const answer = await send('/it/aperto', 6 * MB)
  assert.equal(answer.status, 503)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.match((await answer.json()).detail, /nothing was kept, try again later/)
  assert.deepEqual(filesIn(files), [])
  assert.equal((await send('/it/tenuto', MB)).status, 200)
  disk.readOnly()
  await refused('it', '/tenuto', 1)
  assert.equal(filesIn(files).length, 1)
})

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [entry.name] : [],
      )
    : []
