import type { IncomingMessage, Server, ServerOptions } from 'node:http'
import type { Socket } from 'node:net'
import { bare, type Trusts } from '../client-address.ts'
import { isComing } from './body-there.ts'

/** How long a connection may take, in milliseconds. */
export const PATIENCE: ServerOptions = {
  /** For the head of a request, which fits in a packet or two. */
  headersTimeout: 10_000,
  /** For all of it: 20 MB in five minutes is half a megabit a second. */
  requestTimeout: 300_000,
  connectionsCheckingInterval: 2_000,
}

/** Nothing was sent or taken. */
const STILL_MS = 120_000
/** Connections that have not asked yet, of all and of one address; beyond that the oldest makes room. */
const MOST_WAITING = 2_000
const MOST_OF_ADDRESS = 200
/** Milliseconds in which an honest one has asked; many come in one turn, before any of them could be heard. */
const ASKS_WITHIN = 1_000

const addressOf = ({ remoteAddress = '' }: Socket): string => bare(remoteAddress)

/** Connections that have not asked, the oldest first, and since when they are there. */
type Waiting = Map<Socket, number>

/**
 * Who connects and does not ask, or asks a byte at a time, keeps nobody out: of too many such connections the oldest is
 * closed. What comes through a proxy of ours comes from its address; it counts them by theirs.
 */
export function watchSockets(
  server: Server,
  { isProxy, now = () => performance.now() }: { isProxy: Trusts; now?: () => number },
): void {
  const waiting: Waiting = new Map()
  const ofAddress = new Map<string, Waiting>()
  const forget = (socket: Socket, address: string) => {
    waiting.delete(socket)
    const others = ofAddress.get(address)
    others?.delete(socket)
    if (others?.size === 0) ofAddress.delete(address)
  }
  const closeOldest = (of: Waiting, most: number) => {
    const until = now() - ASKS_WITHIN
    let left = of.size - most
    for (const [socket, since] of of) {
      if (left-- <= 0 || since > until) return
      socket.destroy()
    }
  }
  server.timeout = STILL_MS
  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket)
    const others = ofAddress.get(address) ?? new Map()
    waiting.set(socket, now())
    ofAddress.set(address, others.set(socket, now()))
    socket.once('close', () => forget(socket, address))
    closeOldest(waiting, MOST_WAITING)
    if (!isProxy(address)) closeOldest(others, MOST_OF_ADDRESS)
  })
  server.on('request', (incoming: IncomingMessage) => {
    const asked = () => forget(incoming.socket, addressOf(incoming.socket))
    if (isComing(incoming)) incoming.once('end', asked)
    else asked()
  })
}
