import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type RunningServer, startServer } from '../server.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'
import { anyone, signedIn } from './policy.ts'
import { json } from './response.ts'
import { post } from './route.ts'

const MB = 1024 * 1024
const MOST = 21 * MB

let house: TestApplication
let server: RunningServer
let incoming: string
let during: readonly string[] = []

before(async () => {
  const form = z.looseObject({ elenco: z.custom<File>((value) => value instanceof File) })
  const taken = { form, maxBody: MOST, summary: 'Takes a file' }
  const routes = [
    post('/elenco', {
      ...taken,
      allow: anyone,
      handle: async (_cx, { form: { elenco, ...others } }) => {
        const hash = createHash('sha256')
        for await (const chunk of elenco.stream()) hash.update(chunk)
        during = onDisk()
        return json({ name: elenco.name, size: elenco.size, hash: hash.digest('hex'), ...others })
      },
    }),
    post('/riservato', { ...taken, allow: signedIn, handle: () => json({}) }),
  ]
  house = await testApplication([{ name: 'prova', routes }], { PORT: '0' })
  incoming = join(house.services.config.dataDir, 'files', 'incoming')
  server = await startServer(house.services)
})
after(async () => {
  await server.stop()
  await house.stop()
})

/** What uploads have on the disk. */
function onDisk(): string[] {
  try {
    return readdirSync(incoming)
  } catch {
    return []
  }
}

/** Waits until so many are. */
async function onDiskAre(many: number): Promise<void> {
  for (let tries = 0; onDisk().length !== many; tries++) {
    assert.ok(tries < 500, `${onDisk().length} are`)
    await sleep(10)
  }
}

const send = (body: FormData, path = '/it/elenco') =>
  fetch(`${server.address}${path}`, { method: 'POST', body })

/** A form as it is written, without its length being said. */
const sendRaw = (text: string, type = 'multipart/form-data; boundary=x') =>
  fetch(`${server.address}/it/elenco`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: Readable.toWeb(Readable.from([Buffer.from(text)])),
    duplex: 'half',
  } as RequestInit)

const FILE = '--x\r\nContent-Disposition: form-data; name="elenco"; filename="a.csv"\r\n\r\n'

/** Sends a file of so many equal pieces; holds one of them in memory. */
async function sendPieces(pieces: number): Promise<number | undefined> {
  const piece = Buffer.alloc(64 * 1024, 'Associazione;Prato\n')
  const end = '\r\n--x--\r\n'
  const asked = request(`${server.address}/it/elenco`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': FILE.length + pieces * piece.length + end.length,
    },
  })
  const answered = new Promise<number | undefined>((resolve, reject) =>
    asked.on('error', reject).on('response', (answer) => resolve(answer.resume().statusCode)),
  )
  await pipeline(function* () {
    yield FILE
    for (let n = 0; n < pieces; n++) yield piece
    yield end
  }, asked)
  return answered
}

/** Begins an upload that does not go on. */
const begun = (bytes: number): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1')
    const head = `Host: prova\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${MOST}`
    socket.write(`POST /it/elenco HTTP/1.1\r\n${head}\r\n\r\n${FILE}`)
    socket.write(Buffer.alloc(bytes, 'a'), () => resolve(socket))
  })

test('eight lists of 20 MB at once take little memory', { timeout: 120_000 }, async () => {
  await sendPieces(16)
  const before = process.memoryUsage.rss()
  let peak = before
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const answers = await Promise.all(Array.from({ length: 8 }, () => sendPieces(320)))
  clearInterval(look)
  assert.deepEqual(new Set(answers), new Set([200]))
  assert.ok(peak - before < 250 * MB, `${Math.round((peak - before) / MB)} MB more`)
})

test('a file comes as it was sent, with its name in any script, and is gone from the disk with the answer', async () => {
  const content = randomBytes(300_000)
  for (const name of [
    'elenco.csv',
    'città "di" Prato.csv',
    '志愿者 名单.csv',
    'جمعيات.csv',
    'a;b=c\\d%.csv',
  ]) {
    const body = new FormData()
    body.append('nomi', 'Àgata')
    body.append('elenco', new File([content], name))
    body.append('nomi', '李')
    const hash = createHash('sha256').update(content).digest('hex')
    assert.deepEqual(await (await send(body)).json(), { name, size: 300_000, hash, nomi: ['Àgata', '李'] })
    assert.equal(during.length, 1)
    assert.deepEqual(onDisk(), [])
  }
})

test('an empty file, and a field in which none was chosen, are files of no bytes', async () => {
  for (const name of ['vuoto.csv', '']) {
    const answer = await sendRaw(`${FILE.replace('a.csv', name)}\r\n--x--\r\n`)
    const { size, name: taken } = await answer.json()
    assert.deepEqual([size, taken], [0, name])
  }
})

test('what is too much ends in 413, what is broken in 400, what is no form in 415; nothing stays on the disk', async () => {
  const field = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
  const end = '\r\n--x--\r\n'
  for (const [status, text, type] of [
    [413, `${FILE}${'a'.repeat(MOST)}${end}`],
    [413, `${FILE}a\r\n${field}${'a'.repeat(MB + 1)}${end}`],
    [413, `${FILE}a\r\n${`${field}${'a'.repeat(MB / 2)}\r\n`.repeat(3)}--x--\r\n`],
    [413, `${`${field}a\r\n`.repeat(2_001)}--x--\r\n`],
    [413, `${`${FILE}a\r\n`.repeat(21)}--x--\r\n`],
    [400, `${FILE}a`],
    [400, `${FILE}a\r\n${field}a`],
    [400, FILE.slice(0, 20)],
    [400, ''],
    [400, `${FILE.replace('name="elenco"; ', '')}a${end}`],
    [400, `${field.replace('; name="a"', '')}a${end}`],
    [400, `${FILE}a${end}`, 'multipart/form-data'],
    [415, `${FILE}a${end}`, 'multipart/mixed; boundary=x'],
    [413, `a=${'a'.repeat(MB)}`, 'application/x-www-form-urlencoded'],
  ] as const) {
    const answer = await sendRaw(text, type)
    assert.equal(answer.status, status, `${text.length} bytes: ${text.slice(0, 100)}`)
    assert.deepEqual(onDisk(), [])
  }
  const long = new FormData()
  long.set('elenco', new File([new Uint8Array(MOST)], 'a.csv'))
  assert.equal((await house.app.request('/it/elenco', { method: 'POST', body: long })).status, 413)
})

test('who goes away in the middle leaves nothing, and who sends slowly stops nobody', async () => {
  const slow = await Promise.all(Array.from({ length: 20 }, () => begun(200_000)))
  await onDiskAre(slow.length)
  const body = new FormData()
  body.set('elenco', new File(['a'], 'a.csv'))
  assert.equal((await send(body)).status, 200)
  for (const socket of slow) socket.destroy()
  await onDiskAre(0)
})

test('of a stranger nothing is written, and what the disk refuses is no fault of who sends', async () => {
  const body = new FormData()
  body.set('elenco', new File([new Uint8Array(MB)], 'a.csv'))
  rmSync(incoming, { recursive: true, force: true })
  writeFileSync(incoming, 'in the way')
  try {
    assert.equal((await send(body, '/it/riservato')).status, 401)
    assert.equal((await send(body)).status, 500)
  } finally {
    rmSync(incoming)
  }
  assert.equal((await send(body)).status, 200)
})
