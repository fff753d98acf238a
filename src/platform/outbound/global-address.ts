import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * IPv4 that is not the open Internet (IANA special-purpose registry, RFC 6890), and the address by which machines in
 * Azure reach their host, which looks global.
 */
const CLOSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]

/**
 * IPv6: what is inside the global unicast range (2000::/3) and yet leads elsewhere: IETF protocols with Teredo,
 * documentation, 6to4. Mapped, compatible and NAT64 addresses, which hide an IPv4 one, are outside that range.
 */
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const closed = new BlockList()
const unicast = new BlockList()
for (const [list, family, ranges] of [
  [closed, 'ipv4', CLOSED_V4],
  [closed, 'ipv6', CLOSED_V6],
  [unicast, 'ipv6', ['2000::/3']],
] as const)
  for (const range of ranges) {
    const [net = '', prefix] = range.split('/')
    list.addSubnet(net, Number(prefix), family)
  }

/** Whether an address, as the system's resolver spells it, is one of the open Internet; anything unsure is not. */
export function isGlobalAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return unicast.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}
