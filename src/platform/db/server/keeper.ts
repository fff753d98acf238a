import { createServer, type Server, type Socket } from 'node:net'
import { type Answer, type Hello, type KeeperOptions, onLines, sendLine } from './lease.ts'
import { listenAlone } from './listen-alone.ts'
import { places } from './places.ts'
import { adminUrl, productUrl } from './roles.ts'
import { type Running, run } from './running.ts'

/** Time for the process that started us to say hello. */
const FIRST_GUEST_MS = 10_000

/** How often we look whether our socket is still the one in the folder. */
const LOOK_MS = 5_000

/**
 * Keeps the private PostgreSQL while any process needs it. Each process holds a connection to the keeper's
 * socket; the kernel closes it however the process ends, and after the last one the database is stopped.
 */
export async function keep({ dataDir, settings, folders, lingerMs }: KeeperOptions): Promise<void> {
  const at = places(dataDir)
  const server = createServer({ allowHalfOpen: true })
  const stillOurs = await listenAlone(server, at.keeper)
  if (!stillOurs) return
  const guests = new Map<Socket, Hello>()
  const running = run(at, { settings, folders })
  const answer: Promise<Answer> = running.then(
    () => ({ state: 'ready', url: productUrl(at.run), adminUrl: adminUrl(at.run) }),
    (error) => ({ state: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  )
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= shutDown(server, guests, running)
    return closing
  }
  let idle: NodeJS.Timeout | undefined
  const closeWhenEmpty = () => {
    clearTimeout(idle)
    idle = setTimeout(() => guests.size === 0 && void close(), lingerMs)
  }
  const leaves = (socket: Socket): boolean => {
    const known = guests.delete(socket)
    if (known && guests.size === 0) closeWhenEmpty()
    return known
  }
  server.on('connection', (socket) => {
    onLines<Hello>(socket, (hello) => {
      // Who comes too late for this database starts the next one.
      if (closing) socket.destroy()
      else receive(guests, socket, hello, answer)
    })
    socket.on('error', () => {})
    // Who is killed with our answer unread says no end: its connection breaks.
    socket.on('close', () => leaves(socket))
    socket.on('end', () => {
      const known = leaves(socket)
      // The last to leave waits until PostgreSQL has stopped.
      if (lingerMs > 0 || guests.size > 0 || !known) socket.end()
    })
  })
  // A stop that reaches the whole group reaches us too: the guests leave first, we follow the last of them.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => guests.size === 0 && void close())
  setTimeout(() => guests.size === 0 && void close(), FIRST_GUEST_MS)
  setInterval(() => !stillOurs() && guests.size === 0 && void close(), LOOK_MS)
  running.then(({ gaveUp }) => gaveUp.then(close)).catch(() => {})
}

function receive(guests: Map<Socket, Hello>, socket: Socket, hello: Hello, answer: Promise<Answer>): void {
  const serving = [...guests].find(([other, { app }]) => other !== socket && app)?.[1]
  if (hello.app && serving) {
    const { pid, app } = serving
    sendLine(socket, { state: 'serving', pid, ...app })
    socket.end()
    return
  }
  const first = !guests.has(socket)
  guests.set(socket, hello)
  if (first) void answer.then((words) => sendLine(socket, words))
}

async function shutDown(
  server: Server,
  guests: Map<Socket, Hello>,
  running: Promise<Running>,
): Promise<void> {
  server.close()
  await running.then((database) => database.stop()).catch(() => {})
  for (const socket of guests.keys()) socket.destroy()
  // Ending the process closes every connection: whoever waits for us knows then that all has stopped.
  process.exit(0)
}
