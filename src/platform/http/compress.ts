import { promisify } from 'node:util'
import { constants, gzip as gzipCallback, zstdCompress } from 'node:zlib'

const gzip = promisify(gzipCallback)
const zstd = promisify(zstdCompress)

/** Below this many bytes compressing costs more than it saves. */
const WORTH_IT = 1_400

const TEXT = /^(text\/|application\/(json|problem\+json|xml|[a-z.+-]*\+(json|xml)|x-ndjson)|image\/svg)/

/**
 * The answer compressed with zstd (RFC 8878) or gzip when the reader takes it. Streams and answers already encoded
 * pass as they are; a stream is marked by `x-accel-buffering: no`, which proxies know too.
 */
export async function compressed(request: Request, response: Response, wanted: boolean): Promise<Response> {
  if (
    !wanted ||
    response.headers.has('content-encoding') ||
    response.headers.get('x-accel-buffering') === 'no'
  )
    return response
  if (!TEXT.test(response.headers.get('content-type') ?? '') || !response.body) return response
  response.headers.append('vary', 'Accept-Encoding')
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = /\bzstd\b/.test(accepted) ? 'zstd' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  if (!encoding) return response
  const body = Buffer.from(await response.arrayBuffer())
  if (body.byteLength < WORTH_IT) return new Response(body, response)
  const packed = encoding === 'zstd' ? await zstd(body) : await gzip(body, { level: constants.Z_BEST_SPEED })
  const headers = new Headers(response.headers)
  headers.set('content-encoding', encoding)
  headers.delete('content-length')
  return new Response(packed, { status: response.status, headers })
}
