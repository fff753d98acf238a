import { connect, type Socket } from 'node:net'

/** What came back. */
export interface Answer {
  status: number
  text: string
}

/** Connections that are kept and used again, as many as are needed at once. */
export interface Wire {
  ask(request: string, keepText: boolean): Promise<Answer>
  /** Connections opened so far. */
  opened(): number
  close(): void
}

/** Speaks HTTP/1.1 by hand, so that who asks is not the limit. Fails when a connection ends before its answer. */
export function openWire(port: number): Wire {
  const idle: Socket[] = []
  let opened = 0
  const open = () => {
    opened++
    const socket = connect(port, '127.0.0.1').setNoDelay(true)
    socket.on('error', () => {})
    socket.once('close', () => {
      const at = idle.indexOf(socket)
      if (at >= 0) idle.splice(at, 1)
    })
    return socket
  }
  const askOn = (socket: Socket, request: string, keepText: boolean) =>
    new Promise<Answer>((resolve, reject) => {
      const reader = answerReader(keepText)
      const end = () => {
        socket.off('data', hear)
        socket.off('close', cut)
      }
      const cut = () => {
        end()
        reject(new Error('cut'))
      }
      const hear = (chunk: Buffer) => {
        const answer = reader(chunk)
        if (!answer) return
        end()
        if (answer.closes) socket.end()
        else idle.push(socket)
        resolve(answer)
      }
      socket.on('data', hear)
      socket.on('close', cut)
      socket.write(request)
    })
  return {
    // What the server closed in the moment in which it was used again is asked once more, as browsers do.
    ask: async (request, keepText) => {
      const kept = idle.pop()
      if (!kept) return askOn(open(), request, keepText)
      return askOn(kept, request, keepText).catch(() => askOn(open(), request, keepText))
    },
    opened: () => opened,
    close: () => {
      for (const socket of idle.splice(0)) socket.destroy()
    },
  }
}

/** Follows one answer to its last byte: by its length or, when it comes in chunks, to the empty chunk. */
function answerReader(keepText: boolean): (chunk: Buffer) => (Answer & { closes: boolean }) | undefined {
  let head: string | undefined
  let before: Buffer = Buffer.of()
  let [wanted, got, tail] = [-1, 0, '']
  const kept: Buffer[] = []
  const take = (bytes: Buffer) => {
    got += bytes.byteLength
    tail = (tail + bytes.toString('latin1', Math.max(0, bytes.byteLength - 7))).slice(-7)
    if (keepText) kept.push(bytes)
  }
  return (chunk) => {
    if (head === undefined) {
      before = Buffer.concat([before, chunk])
      const end = before.indexOf('\r\n\r\n')
      if (end < 0) return undefined
      head = before.toString('latin1', 0, end).toLowerCase()
      const length = /\r\ncontent-length: (\d+)/.exec(head)
      wanted = length ? Number(length[1]) : /\r\ntransfer-encoding: chunked/.test(head) ? -1 : 0
      take(before.subarray(end + 4))
    } else take(chunk)
    if (wanted >= 0 ? got < wanted : !tail.endsWith('0\r\n\r\n')) return undefined
    return {
      status: Number(head.slice(9, 12)),
      text: Buffer.concat(kept).toString(),
      closes: head.includes('\r\nconnection: close'),
    }
  }
}
