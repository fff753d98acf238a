import { BlockList, isIPv6 } from 'node:net'
import type { Context } from 'hono'

interface NodeBindings {
  incoming?: { socket: { remoteAddress?: string } }
}

/** Whether what stands at an address is a proxy of ours; without one the request came by no network at all. */
export type Trusts = (address: string | undefined) => boolean

/** Trusts the addresses and blocks listed, such as `10.0.0.5` and `10.1.0.0/24`; nobody, without a list. */
export function trustedProxies(listed: readonly string[]): Trusts {
  const blocks = new BlockList()
  for (const one of listed) {
    const [address = '', bits] = one.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    blocks.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return (address) =>
    listed.length > 0 && (address === undefined || blocks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'))
}

/**
 * Where a request comes from: the socket's address or, where a trusted proxy stands there, the last entry of
 * `X-Forwarded-For` that no trusted proxy wrote about another. IPv6 counts by /64, what one household or office has.
 */
export function clientAddress(c: Context, trusts: Trusts): string {
  const address = remoteAddress(c, trusts)
  return isIPv6(address) ? groups(address).slice(0, 4).join(':') : address
}

/** The block of addresses a request comes from: /24 of IPv4, /48 of IPv6, what one provider gives to one place. */
export function addressBlock(c: Context, trusts: Trusts): string {
  const address = remoteAddress(c, trusts)
  if (isIPv6(address)) return `${groups(address).slice(0, 3).join(':')}::/48`
  const [, three] = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address) ?? []
  return three ? `${three}.0/24` : 'unknown'
}

function remoteAddress(c: Context, trusts: Trusts): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map(bare).filter(Boolean)
  const peer = (c.env as NodeBindings | undefined)?.incoming?.socket.remoteAddress
  let address = peer === undefined ? undefined : bare(peer)
  while (forwarded.length > 0 && trusts(address)) address = forwarded.pop()
  return address ?? 'unknown'
}

/** An address as it is compared: IPv4 is often written as a part of IPv6. */
export const bare = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/** The eight groups of an IPv6 address, written out. */
function groups(address: string): string[] {
  const [plain = ''] = address.toLowerCase().split('%')
  const [before = '', after] = plain.split('::')
  const left = before.split(':').filter(Boolean)
  const right = (after ?? '').split(':').filter(Boolean)
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  )
}
