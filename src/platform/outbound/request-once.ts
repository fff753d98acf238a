import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { Asked, OutboundAnswer } from './outbound.ts'

/** The address to connect to, whatever the name says a moment later. */
export interface Pinned {
  address: string
  port: number
}

interface Once extends Asked {
  signal: AbortSignal
  limitBytes: number
}

/** One request on a connection of its own to the pinned address, under the name of the URL. */
export function requestOnce(
  url: URL,
  { address, port }: Pinned,
  { method, headers = {}, body, signal, limitBytes }: Once,
): Promise<Pick<OutboundAnswer, 'status' | 'headers' | 'body'>> {
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const options = {
    ...{ host: address, port, signal, agent: false, maxHeaderSize: 16_384 },
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    path: `${url.pathname}${url.search}`,
    headers: { accept: '*/*', ...headers, host: url.host },
    // The certificate must be of the name that was asked for.
    ...(!isIP(name) && { servername: name }),
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const sent = send(options, async (answer) => {
      try {
        const chunks: Buffer[] = []
        let size = 0
        for await (const chunk of answer as AsyncIterable<Buffer>) {
          size += chunk.length
          if (size > limitBytes) throw Object.assign(new Error('too large'), { code: 'TOO_LARGE' })
          chunks.push(chunk)
        }
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
      } catch (error) {
        reject(error)
        sent.destroy()
      }
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
