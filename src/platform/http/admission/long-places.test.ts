import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { longAnswer } from '../long-answer.ts'
import { longPlaces, MOST_OPEN } from './long-places.ts'
import { OPEN_DOOR } from './open-door.ts'

async function* endless(): AsyncGenerator<string> {
  for (;;) yield 'x'.repeat(40_000)
}

let clock = 0
const gate = { enter: () => true, leave: () => {} }
const admission = { ...OPEN_DOOR, openLong: longPlaces(gate, () => clock) }

const table = () => {
  const url = new URL('http://prova/lunga')
  return longAnswer({ admission, actor: undefined, url }, endless, { 'content-type': 'text/csv' })
}

/** Asks for the table on a socket of its own; resolves with the first line of the answer, and reads nothing more. */
const askOn = (port: number): Promise<{ socket: Socket; said: string }> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nhost: prova\r\n\r\n')
    socket.once('data', (data) => resolve({ socket: socket.pause(), said: data.toString('latin1', 9, 12) }))
  })

test('who asks for a long table and does not read it gives the place to somebody who wants it', async () => {
  const server = createServer(getRequestListener(table))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const sockets = []
    while (sockets.length < MOST_OPEN) sockets.push(await askOn(port))
    // Until what the system takes for a reader who does not read is full.
    await sleep(300)
    assert.equal((await askOn(port)).said, '503', 'nobody has been still for long')
    clock += 5_001
    const readers = []
    while (readers.length < MOST_OPEN) readers.push(await askOn(port))
    assert.ok(readers.every(({ said }) => said === '200'))
    assert.equal((await askOn(port)).said, '503')
    for (const { socket } of sockets) await endOf(socket)
    assert.ok(readers.every(({ socket }) => !socket.destroyed))
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

/** The server cut it: what it had sent before can still be read. Without the safeguard it never does. */
const endOf = async (socket: Socket) => {
  const signal = AbortSignal.timeout(20_000)
  if (!socket.closed) await once(socket.resume(), 'close', { signal }).catch(() => {})
  assert.ok(socket.closed, 'was not cut')
}
