import { type AddressInfo, createServer, type Socket } from 'node:net'

/** How a mail server behaves. */
export type Behaviour =
  | 'well'
  | 'refusing for now'
  | 'refusing addresses'
  | 'silent'
  | 'cutting after the letter'

/** A mail server that can behave badly (RFC 5321, by hand: a proper library would not cut where it hurts). */
export interface BadPostOffice {
  url: string
  behave(how: Behaviour): void
  /** The Message-IDs that came to each address, one for each time a letter was there whole. */
  came: ReadonlyMap<string, readonly string[]>
  stop(): Promise<void>
}

/** Starts it; each letter takes `slowMs` before it is acknowledged. */
export async function openBadPostOffice(slowMs = 0): Promise<BadPostOffice> {
  let how: Behaviour = 'well'
  const came = new Map<string, string[]>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    if (how === 'silent') return
    socket.write('220 prova ESMTP\r\n')
    talk(socket, {
      how: () => how,
      took: (to, letter) => {
        const id = /^Message-ID:\s*(\S+)/im.exec(letter)?.[1] ?? ''
        came.set(to, [...(came.get(to) ?? []), id])
      },
      slowMs,
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    behave: (now) => {
      how = now
      // Who waits since before the change would wait for nothing.
      if (now === 'well') for (const socket of sockets) socket.destroy()
    },
    came,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Talk {
  how: () => Behaviour
  took: (to: string, letter: string) => void
  slowMs: number
}

function talk(socket: Socket, { how, took, slowMs }: Talk): void {
  let [rest, to, letter, inLetter] = ['', '', '', false]
  const say = (words: string) => void socket.write(`${words}\r\n`)
  const letterIsWhole = () => {
    inLetter = false
    took(to, letter)
    if (how() === 'cutting after the letter') return void socket.destroy()
    setTimeout(() => say('250 taken'), slowMs)
  }
  const command = (line: string) => {
    if (/^RCPT/i.test(line)) {
      to = /<([^>]*)>/.exec(line)?.[1] ?? ''
      if (how() === 'refusing for now') return say('450 4.2.0 try again')
      if (how() === 'refusing addresses') return say('550 5.1.1 user unknown')
    }
    if (/^DATA/i.test(line)) {
      letter = ''
      inLetter = true
      return say('354 go on')
    }
    if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n')
    say('250 ok')
  }
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!inLetter) command(line)
      else if (line === '.') letterIsWhole()
      else letter += `${line}\n`
    }
  })
}
