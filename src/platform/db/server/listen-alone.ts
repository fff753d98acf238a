import { statSync, unlinkSync } from 'node:fs'
import { connect, type Server } from 'node:net'

/**
 * Listens on a socket's path unless somebody alive does; a path left by a killed process is taken over.
 * Returns a check that the path is still ours, or `undefined` when another process listens.
 */
export async function listenAlone(server: Server, path: string): Promise<(() => boolean) | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await listens(server, path)) {
      const inode = inodeOf(path)
      return () => inodeOf(path) === inode
    }
    if (await isAlive(path)) return undefined
    try {
      unlinkSync(path)
    } catch {
      // Another process that starts at the same moment took it away: try again.
    }
  }
  return undefined
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error)
    server.once('error', fail)
    server.listen(path, () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}

function isAlive(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino
}
