import type { Socket } from 'node:net'
import type { Settings } from './settings.ts'

/** What a process that wants the database says to the keeper, once when it comes and again when it changes. */
export interface Hello {
  pid: number
  /** Set by the one process that serves the pages: two of them on one data folder would work against each other. */
  app?: { address?: string }
}

/** What the keeper answers. */
export type Answer =
  | { state: 'ready'; url: string; adminUrl: string }
  | { state: 'failed'; reason: string }
  | { state: 'serving'; pid: number; address?: string }

/** How a keeper is started. */
export interface KeeperOptions {
  dataDir: string
  settings: Settings
  /** Folders of others that commands of PostgreSQL use, such as those that archive. */
  folders: readonly string[]
  /** How long the database stays up after the last process left. */
  lingerMs: number
}

/** Sends one message: a line of JSON. */
export function sendLine(socket: Socket, message: Hello | Answer): void {
  if (!socket.destroyed && socket.writable) socket.write(`${JSON.stringify(message)}\n`)
}

/** Calls back with every message that arrives. */
export function onLines<Message>(socket: Socket, take: (message: Message) => void): void {
  let rest = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(JSON.parse(line) as Message)
  })
}
