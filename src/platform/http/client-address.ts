import { isIPv6 } from 'node:net'
import type { Context } from 'hono'

interface NodeBindings {
  incoming?: { socket: { remoteAddress?: string } }
}

/**
 * Where a request comes from: the socket's address or, behind a trusted proxy, the last entry of `X-Forwarded-For`,
 * the only one the proxy itself wrote. IPv6 counts by /64, what one household or office has.
 */
export function clientAddress(c: Context, trustProxy: boolean): string {
  const address = remoteAddress(c, trustProxy)
  return isIPv6(address) ? groups(address).slice(0, 4).join(':') : address
}

/** The block of addresses a request comes from: /24 of IPv4, /48 of IPv6, what one provider gives to one place. */
export function addressBlock(c: Context, trustProxy: boolean): string {
  const address = remoteAddress(c, trustProxy)
  if (isIPv6(address)) return `${groups(address).slice(0, 3).join(':')}::/48`
  const [, three] = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address) ?? []
  return three ? `${three}.0/24` : 'unknown'
}

function remoteAddress(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address =
    forwarded ?? (c.env as NodeBindings | undefined)?.incoming?.socket.remoteAddress ?? 'unknown'
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** The eight groups of an IPv6 address, written out. */
function groups(address: string): string[] {
  const [bare = ''] = address.toLowerCase().split('%')
  const [before = '', after] = bare.split('::')
  const left = before.split(':').filter(Boolean)
  const right = (after ?? '').split(':').filter(Boolean)
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  )
}
