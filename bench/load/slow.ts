import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPart, told } from '../part.ts'
import { commandLine, figure, heading, table } from '../search/report.ts'
import type { Asked } from './client.ts'
import { figuresOf, quantile } from './figures.ts'
import type { Portal } from './portal.ts'

// node dist/bench/load/slow.js [--sockets 2000] [--seconds 15]: readers come at a constant rate while many sockets send a
// byte a second, or read nothing: from twenty addresses, then all from the readers' own.

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '15' },
    rate: { type: 'string', default: '20' },
  },
})
const wanted = { rate: Number(values.rate), seconds: Number(values.seconds) }

const server = startPart(new URL('server.js', import.meta.url))
const client = startPart(new URL('client.js', import.meta.url))
const portal = await told<Portal>(server)
client.send({ portal })
await told(client)

/** What each of them sends at first, and whether it goes on a byte at a time or stops reading. */
const WAYS = {
  'a head, a byte a second': { words: 'GET /it HTTP/1.1\r\nx-slow: ', reads: true },
  'a form, a byte a second': {
    words: 'POST /it/accedi HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n',
    reads: true,
  },
  'asks for a long table and reads nothing': {
    words: 'GET /it/enti.csv HTTP/1.1\r\nhost: a\r\n\r\n',
    reads: false,
  },
}
type Way = keyof typeof WAYS

await read()
const rows = [['nobody slow', ...(await read()), '–']]
for (const way of Object.keys(WAYS) as Way[])
  for (const addresses of [20, 1]) rows.push(await amongSlow(way, addresses))
console.log(heading(commandLine()))
console.log(
  `${values.sockets} slow sockets, ${wanted.rate} readers a second for ${wanted.seconds} s, demo territory.\n`,
)
console.log(
  table(['slow sockets', 'answered/s', 'not answered', 'p50 ms', 'p99 ms', 'still open at the end'], rows),
)
for (const part of [client, server]) part.disconnect()

async function read(): Promise<string[]> {
  client.send(wanted)
  const { answered, outcomes } = figuresOf('', wanted.seconds, (await told<Asked>(client)).outcomes)
  const times = outcomes.map(({ sinceDue }) => sinceDue)
  const not = outcomes.length - Math.round(answered * wanted.seconds)
  return [figure(answered), String(not), figure(quantile(times, 0.5)), figure(quantile(times, 0.99))]
}

async function amongSlow(way: Way, addresses: number): Promise<string[]> {
  const { words, reads } = WAYS[way]
  const sockets: Socket[] = []
  for (let count = 0; count < Number(values.sockets); count++) {
    sockets.push(slowSocket(`127.0.0.${1 + (count % addresses)}`, words, reads))
    if (count % 50 === 0) await sleep(10)
  }
  const bytes = setInterval(() => {
    for (const socket of sockets) if (reads && socket.writable) socket.write('x')
  }, 1_000)
  const figures = await read()
  clearInterval(bytes)
  const open = sockets.filter((socket) => !socket.destroyed).length
  for (const socket of sockets) socket.destroy()
  await sleep(500)
  return [
    `${way}; ${addresses === 1 ? 'from one address' : `from ${addresses} addresses`}`,
    ...figures,
    String(open),
  ]
}

function slowSocket(localAddress: string, words: string, reads: boolean): Socket {
  const socket = connect({ port: portal.port, host: '127.0.0.1', localAddress })
  socket.on('error', () => {})
  socket.once('connect', () => socket.write(words))
  if (reads) socket.resume()
  else socket.pause()
  return socket
}
