import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { SELF_SIGNED } from './certificate-fixture.ts'
import { type OutboundFailure, outboundClient } from './outbound.ts'

/** What must not be reached, whatever leads there. */
let canary: { server: Server; port: number }
let reached = 0
/** What may be reached, on its port. */
let door: { server: Server; port: number }
let answer: RequestListener = (_, response) => void response.end('ok')
let tls: { server: Server; port: number }

const listen = async (server: Server, host: string) => {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
before(async () => {
  const noted = createServer((_, response) => void response.end('inside'))
  canary = await listen(
    noted.on('connection', () => reached++),
    '::',
  )
  door = await listen(
    createServer((request, response) => answer(request, response)),
    '127.0.0.1',
  )
  tls = await listen(
    createTlsServer(SELF_SIGNED, (_, response) => void response.end('ok')),
    '127.0.0.1',
  )
})
after(() => {
  for (const { server } of [canary, door, tls]) {
    server.closeAllConnections()
    server.close()
  }
})

const INNER: Readonly<Record<string, readonly string[]>> = {
  'ten.example': ['10.1.2.3'],
  'half.example': ['1.1.1.1', '127.0.0.1'],
  'six.example': ['::1'],
  'hidden.example': ['::ffff:10.0.0.1'],
  'localhost.': ['127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
}
const client = (limitMs = 5_000) =>
  outboundClient('Tessuto (+https://volontariato.example)', {
    resolve: async (name) => INNER[name] ?? ['127.0.0.1'],
    loopbackPorts: [door.port, tls.port],
    limitMs,
  })
const failed = async (url: string, limitMs?: number): Promise<OutboundFailure | 'answered'> => {
  const got = await client(limitMs).request(url)
  return 'failed' in got ? got.failed : 'answered'
}
const ofDoor = (path = '/', name = 'door.example') => `http://${name}:${door.port}${path}`

/** The inside, in all the ways an address can be written. */
const SPELLINGS =
  `127.0.0.1 127.1 127.0.1 127.000.000.001 127.255.255.254 2130706433 0x7f000001 0x7F.1 0177.0.0.1
017700000001 0x7f.0x0.0x0.0x1 127.0.0.1. 127。0。0。1 １２７.0.0.1 ①②⑦.0.0.1 %31%32%37.0.0.1 localhost LOCALHOST localhost.
0 0.0.0.0 0.0.0.1 00 0x0 10.0.0.1 10.1 10.0.1 0x0a.0x00.0x00.0x01 012.1 10.255.255.255 012.0.0.1 0xa.0.0.1 167772161 172.16.0.1 172.31.255.255 172.20.1 0xac100001 2886729729
192.168.0.1 192.168.1 192.168.255.254 0300.0250.0.1 0xc0.0xa8.0.1 0xc0a80001 3232235521 169.254.169.254 169.254.43518 0xa9fea9fe 2852039166 0251.0376.0251.0376
100.64.0.1 100.100.100.200 100.127.255.255 168.63.129.16 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 0xffffffff 4294967295
[::] [::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1]
[0:0:0:0:0:ffff:127.0.0.1] [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:8.8.8.8] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1] [64:ff9b::a00:1]
[64:ff9b:1::10.0.0.1] [64:ff9b::8.8.8.8] [64:ff9b::a9fe:a9fe] [100::1] [2001::1] [2001:2::1] [2001:3::1] [2001:1ff:ffff::1] [2001:db8:ffff::1] [2001:0:7f00:1::] [2001:db8::1] [2001:10::1] [2001:20::1] [2002:7f00:1::] [2002:a00:1::1] [2002:c0a8:1::1] [2002:a9fe:a9fe::1]
[3fff::1] [fc00::1] [fdff:ffff::1] [5f00::1] [fd00:ec2::254] [fd12:3456::1] [fe80::1] [FE80::1] [fe80:0:0:0:0:0:0:1] [fe80::1%25eth0] [febf::1] [fec0::1] [ff02::1] [ff0e::1] [4000::1] [8000::1]
ten.example half.example six.example hidden.example`
    .trim()
    .split(/\s+/)

test(`${SPELLINGS.length} spellings of the inside are refused, on the usual ports and on others`, async () => {
  assert.ok(SPELLINGS.length >= 120)
  const open: string[] = []
  for (const host of SPELLINGS)
    for (const url of [`http://${host}/`, `https://${host}/`, `http://${host}:${canary.port}/`])
      if ((await failed(url)) !== 'not_allowed') open.push(url)
  assert.deepEqual(open, [])
  assert.equal(reached, 0)
})

test('other schemes, other ports and addresses with a password are refused', async () => {
  const port = canary.port
  const wrong = [
    ...['', 'x', '/etc/passwd', '//127.0.0.1/', 'file:///etc/passwd', 'ftp://one.example/', 'data:,x'],
    ...['javascript:1', 'gopher://127.0.0.1:80/', 'ws://1.1.1.1/', 'http://', 'http://[::1'],
    ...[`http://1.1.1.1:${port}/`, 'http://1.1.1.1:22/', 'http://1.1.1.1:65536/', 'http://1.1.1.1:0/'],
    ...[`http://user:word@door.example:${door.port}/`, `http://user@door.example:${door.port}/`],
  ]
  for (const url of wrong) assert.equal(await failed(url), 'not_allowed', url)
  assert.equal(reached, 0)
})

test('a name that changes its address a moment later is resolved once and asked where it was then', async () => {
  let asked = 0
  const rebinding = outboundClient('Tessuto', {
    resolve: async () => (asked++ === 0 ? ['127.0.0.1'] : ['169.254.169.254']),
    loopbackPorts: [door.port],
  })
  const seen: (string | undefined)[] = []
  answer = (request, response) => {
    seen.push(request.headers.host, request.headers['user-agent'])
    response.end('ok')
  }
  const got = await rebinding.request(ofDoor('/', 'rebind.example'))
  assert.ok('status' in got && got.body.toString() === 'ok')
  assert.deepEqual(seen, [`rebind.example:${door.port}`, 'Tessuto'])
  assert.equal(asked, 1)
})

test('every redirect is looked at anew: none leads inside, whatever its spelling', async () => {
  const leads = [
    ...[`http://127.0.0.1:${canary.port}/`, `http://localhost:${canary.port}/`, 'http://127.1/'],
    ...[`http://[::1]:${canary.port}/`, `//[::ffff:127.0.0.1]:${canary.port}/`, 'https://169.254.169.254/'],
    ...['http://ten.example/', 'file:///etc/passwd', 'http://2130706433/', 'ftp://door.example/'],
  ]
  for (const to of leads) {
    answer = ({ url = '' }, response) => {
      const step = Number(url.slice(1))
      response.writeHead(302, { location: step < 3 ? `/${step + 1}` : to }).end()
    }
    assert.equal(await failed(ofDoor('/1')), 'not_allowed', to)
  }
  assert.equal(reached, 0)
})

test('five redirects are followed and told, a sixth is not; a password goes to no other place', async () => {
  const authorizations: unknown[] = []
  answer = ({ url = '', headers }, response) => {
    const left = Number(url.slice(1))
    authorizations.push(headers.authorization)
    if (left === 0) return void response.end('there')
    const to = left === 2 ? ofDoor(`/${left - 1}`, 'other.example') : `/${left - 1}`
    response.writeHead(301, { location: to }).end()
  }
  const headers = { authorization: 'Bearer secret' }
  const got = await client().request(ofDoor('/5'), { headers })
  assert.ok('status' in got)
  assert.equal(got.url, ofDoor('/0', 'other.example'))
  assert.deepEqual(
    got.redirects.map(({ status, to }) => [status, new URL(to).pathname]),
    [
      [301, '/4'],
      [301, '/3'],
      [301, '/2'],
      [301, '/1'],
      [301, '/0'],
    ],
  )
  assert.deepEqual(authorizations.slice(-2), [undefined, undefined])
  assert.equal(authorizations[0], 'Bearer secret')
  assert.equal(await failed(ofDoor('/6')), 'too_many_redirects')
})

test('an endless body, a slow one and a silent server end in time', async () => {
  answer = (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
    }
    response.on('drain', more)
    more()
  }
  assert.equal(await failed(ofDoor()), 'too_large')
  answer = (_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  }
  assert.equal(await failed(ofDoor(), 300), 'timeout')
  answer = () => {}
  const began = performance.now()
  assert.equal(await failed(ofDoor(), 300), 'timeout')
  assert.ok(performance.now() - began < 2_000)
  const never = outboundClient('Tessuto', { resolve: () => new Promise(() => {}), limitMs: 100 })
  assert.deepEqual(await never.request('http://slow.example/'), { failed: 'timeout' })
})

test('what went wrong is told apart: name, refusal, certificate, broken answer', async () => {
  const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
  const nameless = outboundClient('Tessuto', { resolve: () => Promise.reject(unknown) })
  assert.deepEqual(await nameless.request('http://gone.example/'), { failed: 'no_name' })
  assert.equal(await failed(`https://other.example:${tls.port}/`), 'certificate')
  answer = (request) => void request.socket.end('not the web\r\n\r\n')
  assert.equal(await failed(ofDoor()), 'broken')
  answer = (request) => void request.socket.destroy()
  assert.equal(await failed(ofDoor()), 'broken')
  answer = (request) =>
    void request.socket.end('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')
  assert.equal(await failed(ofDoor(), 300).then((got) => got !== 'answered'), true)
  const closed = await listen(createServer(), '127.0.0.1')
  closed.server.close()
  const knocking = outboundClient('Tessuto', {
    resolve: async () => ['127.0.0.1'],
    loopbackPorts: [closed.port],
  })
  assert.deepEqual(await knocking.request(`http://shut.example:${closed.port}/`), { failed: 'refused' })
})
