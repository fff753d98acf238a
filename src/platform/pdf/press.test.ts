import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { HttpError } from '../http/errors.ts'
import { createPress } from './press.ts'

const folder = await mkdtemp(join(tmpdir(), 'tessuto-press-'))
const unavailable = (error: unknown) => error instanceof HttpError && error.status === 503

/** A press whose process does something else than the compiler. */
function pressOf(name: string, source: string, options: Parameters<typeof createPress>[0] = {}) {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, source)
  const press = createPress({ ...options, main: pathToFileURL(file) })
  after(() => press.stop())
  return press
}

test('an order that takes too long is given up, its process killed, and the next one is printed', async () => {
  const source = `
    process.on('message', ({ data }) => {
      if (data === '"stuck"') for (;;);
      process.send({ pdf: Buffer.from(data), accessible: true })
    })`
  const press = pressOf('stuck', source, { timeoutMs: 1_500 })
  const stuck = press.print('a.typ', 'stuck')
  const next = press.print('a.typ', 'next')
  await assert.rejects(stuck, unavailable)
  assert.equal(Buffer.from(await next).toString(), '"next"')
})

test('a crash of the compiler is one failed order, not the end of the server', async () => {
  const source = `
    process.on('message', ({ data }) => {
      if (data === '"crash"') process.kill(process.pid, 'SIGSEGV')
      else process.send({ pdf: Buffer.from(data), accessible: true })
    })`
  const press = pressOf('crash', source)
  await assert.rejects(press.print('a.typ', 'crash'), unavailable)
  assert.equal(Buffer.from(await press.print('a.typ', 'well')).toString(), '"well"')
})

test('no process runs before the first order, nor long after the last one', async () => {
  const source = `process.on('message', ({ data }) => process.send({ pdf: Buffer.from(data), accessible: true }))`
  const press = pressOf('idle', source, { idleMs: 100 })
  assert.equal(press.process(), undefined)
  await press.print('a.typ', 1)
  const { pid } = press.process() ?? {}
  assert.ok(pid)
  for (let tried = 0; press.process() && tried < 50; tried++) await setTimeout(50)
  assert.equal(press.process(), undefined)
})

test('when too many wait, the next is told to come back later', async () => {
  const press = pressOf('slow', `process.on('message', () => {})`, { most: 2, timeoutMs: 300 })
  const waiting = [1, 2, 3].map((data) => press.print('a.typ', data))
  await assert.rejects(press.print('a.typ', 4), unavailable)
  for (const result of await Promise.allSettled(waiting)) assert.equal(result.status, 'rejected')
})

test('the process of the press sees nothing of our environment', async () => {
  process.env.SECRET_KEY ??= 'secret'
  const source = `process.on('message', () => process.send({ pdf: Buffer.from(JSON.stringify(process.env)), accessible: true }))`
  const seen = Buffer.from(await pressOf('env', source).print('a.typ', 1)).toString()
  assert.doesNotMatch(seen, /SECRET|DATABASE|HOME/)
})
