import { lookup } from 'node:dns/promises'

/** The addresses of a name, those of IPv4 first; empty when there are none. */
export type Resolve = (name: string) => Promise<readonly string[]>

/** Asks the system's resolver, once. */
export const resolveName: Resolve = async (name) => {
  const found = await lookup(name, { all: true, order: 'ipv4first' })
  return found.map(({ address }) => address)
}
