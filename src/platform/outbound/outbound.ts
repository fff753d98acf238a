import { isIP } from 'node:net'
import { isGlobalAddress } from './global-address.ts'
import { type Pinned, requestOnce } from './request-once.ts'
import { type Resolve, resolveName } from './resolve.ts'

/** Milliseconds that one request may take in all: name, redirects and body. */
const LIMIT_MS = 5_000
/** Bytes of an answer that are read. */
const LIMIT_BYTES = 2 * 1024 * 1024
const MOST_REDIRECTS = 5
const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }
const REDIRECTS = [301, 302, 303, 307, 308]

/** Why there is no answer. */
export type OutboundFailure =
  /** Not an address of the web that may be asked: other ports, schemes, credentials, inner addresses. */
  | 'not_allowed'
  /** The name does not exist. */
  | 'no_name'
  | 'refused'
  | 'certificate'
  | 'timeout'
  | 'too_large'
  | 'too_many_redirects'
  /** What came is not an answer of the web, or the connection broke. */
  | 'broken'

/** What a server answered in the end. */
export interface OutboundAnswer {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
  /** The address that answered, after redirects. */
  url: string
  /** The redirects on the way, in order. */
  redirects: readonly { status: number; to: string }[]
}

/** The one way by which the house asks other servers: nothing inside can be reached through it (threat T10). */
export interface Outbound {
  request(url: string, asked?: Asked): Promise<OutboundAnswer | { failed: OutboundFailure }>
}

/** How a server is asked: `GET` unless said otherwise; with `body`, a `POST` of that text. */
export interface Asked {
  method?: 'GET' | 'HEAD' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
}

/** What tests set: nothing of it comes from the environment. */
interface ForTests {
  resolve?: Resolve
  /** The ports of the loopback address that may be asked. */
  loopbackPorts?: readonly number[]
  limitMs?: number
}

/** The client; `userAgent` says who asks. */
export function outboundClient(
  userAgent: string,
  { resolve = resolveName, loopbackPorts = [], limitMs = LIMIT_MS }: ForTests = {},
): Outbound {
  const pin = (url: URL) => pinned(url, resolve, loopbackPorts)
  return {
    request: async (address, asked = {}) => {
      const signal = AbortSignal.timeout(limitMs)
      const headers = { ...asked.headers, 'user-agent': userAgent }
      try {
        return await Promise.race([follow(address, { ...asked, headers }, { pin, signal }), endOf(signal)])
      } catch (error) {
        return { failed: signal.aborted ? 'timeout' : failureOf(error) }
      }
    },
  }
}

interface Way {
  pin: (url: URL) => Promise<Pinned | OutboundFailure>
  signal: AbortSignal
}

async function follow(
  address: string,
  asked: Asked & { headers: Record<string, string> },
  { pin, signal }: Way,
): Promise<OutboundAnswer | { failed: OutboundFailure }> {
  const redirects: { status: number; to: string }[] = []
  let next = address
  for (;;) {
    const url = URL.parse(next)
    const to = url ? await pin(url) : 'not_allowed'
    if (!url || typeof to === 'string') return { failed: typeof to === 'string' ? to : 'not_allowed' }
    const answer = await requestOnce(url, to, { ...asked, signal, limitBytes: LIMIT_BYTES })
    const location = String(answer.headers.location ?? '')
    const target = REDIRECTS.includes(answer.status) ? URL.parse(location, url) : null
    // What was sent for one place goes to no other.
    if (!location || !target || asked.body !== undefined) return { ...answer, url: url.href, redirects }
    if (redirects.length === MOST_REDIRECTS) return { failed: 'too_many_redirects' }
    if (target.origin !== url.origin) asked = { ...asked, headers: withoutSecrets(asked.headers) }
    redirects.push({ status: answer.status, to: target.href })
    next = target.href
  }
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)),
  )
}

/** The one address that will be asked: resolved once, refused when any of those of the name leads inside. */
async function pinned(
  url: URL,
  resolve: Resolve,
  loopbackPorts: readonly number[],
): Promise<Pinned | OutboundFailure> {
  const usual = PORTS[url.protocol]
  if (usual === undefined || url.username || url.password) return 'not_allowed'
  const port = url.port === '' ? usual : Number(url.port)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await resolve(host)
  const [address] = addresses
  if (address === undefined) return 'no_name'
  const own = loopbackPorts.includes(port) && addresses.every((one) => one === '127.0.0.1')
  if (own) return { address, port }
  if (port !== 80 && port !== 443) return 'not_allowed'
  return addresses.every(isGlobalAddress) ? { address, port } : 'not_allowed'
}

/** Ends also what does not listen to the signal, such as the system's resolver. */
const endOf = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** Node's codes of what goes wrong with a name, a connection or a certificate. */
function failureOf(error: unknown): OutboundFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'TOO_LARGE') return 'too_large'
  if (code === 'ENOTFOUND' || code === 'ENODATA') return 'no_name'
  if (/^E(CONNREFUSED|HOSTUNREACH|NETUNREACH)$/.test(code)) return 'refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_|ISSUER/.test(code)) return 'certificate'
  return 'broken'
}
