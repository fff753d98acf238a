import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  None,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client'
import type { Stranger } from './identity.ts'
import type { Provider } from './providers.ts'

/** Seconds to wait for another service. */
const PATIENCE = 5
/** Minutes for which what it says of itself is believed. */
const KNOWN_MINUTES = 60
/** Seconds since it asked who somebody is, where it must have been a moment ago. */
const FRESH_SECONDS = 300

/** Where to send somebody, and what must come back with them. */
export interface Departure {
  url: URL
  nonce: string
  codeVerifier: string
}

/** Who came back, and whether the way they entered there counts as a second factor. */
export interface Arrival {
  stranger: Stranger
  secondFactor: boolean
}

/** Why nobody came in: it does not answer, the person stopped, or the answer is not to be believed. */
export type Failure = 'down' | 'cancelled' | 'refused'

/** The address at which a service asks who somebody is (OpenID Connect Core 3.1.2.1, with PKCE). */
export async function departFor(
  provider: Provider,
  { redirectUri, state, fresh }: { redirectUri: string; state: string; fresh: boolean },
): Promise<Departure | Failure> {
  const configuration = await discover(provider)
  if (!configuration) return 'down'
  const [nonce, codeVerifier] = [randomNonce(), randomPKCECodeVerifier()]
  const url = buildAuthorizationUrl(configuration, {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(fresh && { max_age: String(FRESH_SECONDS) }),
    ...(provider.secondFactor.acr.length > 0 && { acr_values: provider.secondFactor.acr.join(' ') }),
  })
  return { url, nonce, codeVerifier }
}

/** Changes the code that came back for who it is; signature, issuer, audience, nonce and state are checked. */
export async function arriveFrom(
  provider: Provider,
  returned: URL,
  expected: { state: string; nonce: string; codeVerifier: string; fresh: boolean },
): Promise<Arrival | Failure> {
  const configuration = await discover(provider)
  if (!configuration) return 'down'
  try {
    const tokens = await authorizationCodeGrant(configuration, returned, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      ...(expected.fresh && { maxAge: FRESH_SECONDS }),
    })
    const token = tokens.claims()
    if (!token) return 'refused'
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(configuration, tokens.access_token, token.sub)
      : {}
    return { stranger: strangerOf(token.iss, { ...more, ...token }), secondFactor: counts(provider, token) }
  } catch (error) {
    return failureOf(error)
  }
}

interface Claims {
  sub: string
  name?: unknown
  email?: unknown
  email_verified?: unknown
}

function strangerOf(issuer: string, { sub, name, email, email_verified }: Claims): Stranger {
  const said = (value: unknown, most: number) =>
    typeof value === 'string' && value.length <= most ? value.trim() : ''
  const [person, address] = [said(name, 200), said(email, 254)]
  return {
    issuer,
    subject: sub,
    knownAs: person || address || sub.slice(0, 254),
    name: person,
    email: address,
    emailVerified: email_verified === true && address !== '',
  }
}

function counts({ secondFactor }: Provider, { acr, amr }: IDToken): boolean {
  const ways = Array.isArray(amr) ? amr : []
  return secondFactor.acr.some((level) => level === acr) || secondFactor.amr.some((way) => ways.includes(way))
}

function failureOf(error: unknown): Failure {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied' ? 'cancelled' : 'refused'
  const code = error instanceof ClientError ? error.code : undefined
  return error instanceof TypeError || code === 'OAUTH_TIMEOUT' ? 'down' : 'refused'
}

const known = new Map<string, { configuration: Configuration; until: number }>()

/** What the service says of itself, kept for an hour; `undefined` when it does not answer as one should. */
async function discover(provider: Provider): Promise<Configuration | undefined> {
  const key = `${provider.issuer} ${provider.clientId}`
  const kept = known.get(key)
  if (kept && kept.until > Date.now()) return kept.configuration
  const { issuer, clientId, secret, algorithm } = provider
  const plain = issuer.startsWith('http:') ? [allowInsecureRequests] : []
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: algorithm },
    secret ? ClientSecretBasic(secret) : None(),
    { timeout: PATIENCE, execute: [enableNonRepudiationChecks, ...plain] },
  ).catch(() => undefined)
  if (configuration) known.set(key, { configuration, until: Date.now() + KNOWN_MINUTES * 60_000 })
  return configuration
}
