import { connect } from 'node:net'

/** What a round of requests came to. */
export interface Round {
  perSecond: number
  /** Milliseconds from sending to the last byte. */
  p50: number
  p99: number
}

interface LoadOptions {
  port: number
  /** One address, or many that are asked one after the other, again from the first when all were. */
  path: string | readonly string[]
  headers?: Readonly<Record<string, string>>
  connections?: number
  seconds?: number
}

/**
 * Asks addresses over kept connections, each waiting for its answer before it asks again. Speaks HTTP/1.1 by hand,
 * so that the client is not the limit. Throws on any status but 200.
 */
export async function load({
  port,
  path,
  headers = {},
  connections = 16,
  seconds = 3,
}: LoadOptions): Promise<Round> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const requests = [path]
    .flat()
    .map((one) => Buffer.from(`GET ${one} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`))
  let asked = 0
  const next = () => requests[asked++ % requests.length] ?? Buffer.of()
  const until = performance.now() + seconds * 1_000
  const taken: number[] = []
  await Promise.all(Array.from({ length: connections }, () => keepAsking(port, next, until, taken)))
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0
  return { perSecond: taken.length / seconds, p50: at(0.5), p99: at(0.99) }
}

function keepAsking(port: number, next: () => Buffer, until: number, taken: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let asked = 0
    let answer = newAnswer()
    const ask = () => {
      asked = performance.now()
      answer = newAnswer()
      socket.write(next())
    }
    socket.setNoDelay(true)
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      const state = answer.take(chunk)
      if (state === 'more') return
      if (state !== 'done') return void socket.destroy(new Error(state))
      taken.push(performance.now() - asked)
      if (performance.now() < until) return ask()
      socket.end()
      resolve()
    })
  })
}

/** Follows one answer until its last byte: by its length or, when it comes in chunks, by the empty chunk. */
function newAnswer() {
  let head = ''
  let wanted = -1
  let got = 0
  let tail = ''
  return {
    take(chunk: Buffer): 'more' | 'done' | string {
      if (wanted === -1) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end === -1) return 'more'
        if (!head.startsWith('HTTP/1.1 200')) return head.slice(0, head.indexOf('\r\n'))
        const length = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))
        wanted = length ? Number(length[1]) : -2
        got = head.length - end - 4
        tail = head.slice(-7)
      } else {
        got += chunk.length
        tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 7))).slice(-7)
      }
      if (wanted >= 0) return got >= wanted ? 'done' : 'more'
      return tail.endsWith('\r\n0\r\n\r\n') ? 'done' : 'more'
    },
  }
}
