import type { Context } from 'hono'

interface NodeBindings {
  incoming?: { socket: { remoteAddress?: string } }
}

/**
 * Where a request comes from: the socket's address or, behind a trusted proxy, the last entry of `X-Forwarded-For`,
 * the only one the proxy itself wrote. IPv6 counts by /64, what one household or office has.
 */
export function clientAddress(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address =
    forwarded ?? (c.env as NodeBindings | undefined)?.incoming?.socket.remoteAddress ?? 'unknown'
  return address.includes(':') && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address
}
