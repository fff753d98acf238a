import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { PATIENCE, watchSockets } from './sockets.ts'

let clock = 0
/** Ten milliseconds after the last look. */
const later = () => {
  clock += 10
  return clock
}

const slowSocket = (port: number, words: string): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(words)
      resolve(socket)
    })
    socket.on('error', () => {})
  })

/** Without the safeguard it never is. */
const closed = async (socket: Socket) => {
  const signal = AbortSignal.timeout(20_000)
  if (!socket.closed) await once(socket, 'close', { signal }).catch(() => {})
  assert.ok(socket.closed, 'is still open')
}

async function serving(
  patience: object,
  options: Parameters<typeof watchSockets>[1],
  look: (port: number) => Promise<void>,
) {
  const server = createServer({ ...PATIENCE, ...patience }, (incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.end('ecco'))
  })
  watchSockets(server, options)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await look((server.address() as AddressInfo).port)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const isServed = async (port: number) =>
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'ecco')

test('of the connections of one address that never ask, the oldest makes room', () =>
  serving({}, { isProxy: () => false, now: later }, async (port) => {
    const first = await slowSocket(port, 'GET / HTTP/1.1\r\nx: ')
    const gone = closed(first)
    for (let count = 0; count < 200; count++)
      await slowSocket(port, 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n1')
    await gone
    await isServed(port)
  }))

test('behind a proxy, from whose address all come, they are only counted together', () =>
  serving({}, { isProxy: () => true, now: later }, async (port) => {
    const sockets = []
    for (let count = 0; count < 300; count++) sockets.push(await slowSocket(port, 'GET / HTTP/1.1\r\nx: '))
    await isServed(port)
    assert.ok(sockets.every((socket) => !socket.destroyed))
  }))

test('who sends a head a byte at a time is told so and put out; who has asked is not', () =>
  serving(
    { headersTimeout: 300, connectionsCheckingInterval: 50 },
    { isProxy: () => false },
    async (port) => {
      const asked = await slowSocket(port, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n')
      const slow = await slowSocket(port, 'GET / HTTP/1.1\r\n')
      const bytes = setInterval(() => slow.write('x'), 50)
      const said = new Promise<string>((resolve) => slow.once('data', (data) => resolve(data.toString())))
      assert.match(await said, /^HTTP\/1\.1 408 /)
      await closed(slow)
      clearInterval(bytes)
      assert.equal(asked.destroyed, false)
      await isServed(port)
    },
  ))
