import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** Who enters at the other service now, and what it says of them. */
export interface ForeignPerson {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
  /** How they entered there. */
  acr?: string
}

/** A real OpenID Connect service on this machine, at which whoever `person` is enters at once. */
export interface ForeignService {
  issuer: string
  person: ForeignPerson
  /** What it changes in its answers, and with which key it signs them then; with none, not at all. */
  forging: { claims?: object; key: KeyObject | undefined } | undefined
  /** The key of whose signatures it tells. */
  key: KeyObject
  stop(): Promise<void>
}

/** What the portal is to the service. */
export const CLIENT = { id: 'tessuto', secret: 'un segreto abbastanza lungo per questa prova' }

/** Starts it; the portal comes back to these addresses. */
export async function openForeignService(redirectUris: string[]): Promise<ForeignService> {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const person = { sub: 'nobody' }
  const service: ForeignService = { issuer: '', person, forging: undefined, key, stop: async () => {} }
  let answer = (_request: IncomingMessage, response: ServerResponse): void => void response.end()
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  service.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(service.issuer, configuration(service, redirectUris))
  provider.use(async (cx, next) => {
    await next()
    const { id_token: token } = (cx.body ?? {}) as { id_token?: string }
    if (token && service.forging)
      Object.assign(cx.body as object, { id_token: forged(token, service.forging) })
  })
  const other = provider.callback()
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void other(request, response)
    const { sub, acr } = service.person
    const login = { accountId: sub, ...(acr && { acr }) }
    provider
      .interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
      .catch(() => response.writeHead(500).end())
  }
  service.stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return service
}

function configuration(service: ForeignService, redirectUris: string[]): Configuration {
  return {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...service.key.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] as never },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    acrValues: ['low', 'high'],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...service.person, sub }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  }
}

/** An answer with other claims, signed anew. */
function forged(token: string, { claims = {}, key }: NonNullable<ForeignService['forging']>): string {
  const [head = '', body = ''] = token.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const write = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const said = `${write({ ...read(head), ...(!key && { alg: 'none' }) })}.${write({ ...read(body), ...claims })}`
  return `${said}.${key ? sign('RSA-SHA256', Buffer.from(said), key).toString('base64url') : ''}`
}

/** Goes where the portal sends, as a browser of its own does; returns the address to which the service sends back. */
export async function walkThrough(departure: string, portal: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = departure
  for (let steps = 0; steps < 10; steps++) {
    if (url.startsWith(portal)) return url.slice(portal.length)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location') ?? assert.fail(`${answer.status} ${await answer.text()}`)
    url = new URL(location, url).href
  }
  return assert.fail('the service sends round in circles')
}
