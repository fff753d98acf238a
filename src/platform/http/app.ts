import type { ServerResponse } from 'node:http'
import { type Context, Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import type { Cx, Services } from '../cx.ts'
import { asOfASecondAgo } from '../db/read-only.ts'
import { isLang, LANGUAGES } from '../i18n/languages.ts'
import { negotiate } from '../i18n/negotiate.ts'
import { newId } from '../ids.ts'
import { readSessionCookie } from '../session/cookie.ts'
import { rememberWrite } from '../session/session.ts'
import { limitBody } from './body-limit.ts'
import { buildCx } from './build-cx.ts'
import { addressBlock, clientAddress, type Trusts, trustedProxies } from './client-address.ts'
import { compressed } from './compress.ts'
import { corsHeaders } from './cors.ts'
import { refuseForeignForms } from './csrf.ts'
import { HttpError, NotKept } from './errors.ts'
import { pathOnHost } from './host-names.ts'
import { storable } from './input.ts'
import { rateLimiter } from './rate-limit.ts'
import { renderError } from './render-error.ts'
import type { Route } from './route.ts'
import { type Header, securityHeaders } from './security-headers.ts'
import { serveAsset } from './serve-asset.ts'

export type App = Hono

/** The application as a function from `Request` to `Response`; it listens on no port. */
export function createApp(services: Services): App {
  const app = new Hono({ getPath: (request) => pathOf(services, request) })
  const everywhere = securityHeaders(services.config)
  app.use(async (c, next) => {
    await next()
    const response = await compressed(c.req.raw, finish(c, everywhere), services.config.compress)
    if (response === c.res) return
    // Emptied first: Hono would else copy the old answer's headers and read its body as a stream.
    c.res = undefined
    c.res = response
  })
  app.get('/assets/*', (c) => serveAsset(c.req.raw))
  app.get('/', (c) => redirectToLanguage(c))
  const wait = rateLimiter(services.config.rateLimit)
  const trusts = trustedProxies(services.config.trustProxy)
  for (const route of services.modules.list.flatMap((module) => module.routes ?? [])) {
    mount(app, services, route, { wait, trusts })
  }
  app.notFound((c) => answer(services, c, undefined, () => Promise.reject(new HttpError(404))))
  app.onError((error, c) => answer(services, c, undefined, () => Promise.reject(error)))
  return app
}

/** The address inside the portal; a host of its own has its part only. */
function pathOf({ hosts }: Services, request: Request): string {
  const prefix = hosts.prefixOf(request.headers.get('host'))
  return prefix === undefined ? getPath(request) : pathOnHost(prefix, getPath(request))
}

/** `/` says once, by what the browser asks for, which language it will be. */
function redirectToLanguage(c: Context): Response {
  const { search } = new URL(c.req.url)
  const location = `/${negotiate(c.req.header('accept-language'))}${search}`
  return new Response(null, { status: 302, headers: { location, vary: 'Accept-Language' } })
}

interface AtTheDoor {
  wait: ReturnType<typeof rateLimiter>
  trusts: Trusts
}

function mount(app: App, services: Services, route: Route, { wait, trusts }: AtTheDoor): void {
  const prefix = route.scope === 'page' ? `/:lang{(?:${LANGUAGES.join('|')})}` : ''
  const path = `${prefix}${route.path === '/' ? '' : route.path}` || '/'
  const limit = limitBody(route.maxBody, (c) =>
    answer(services, c, route, () => Promise.reject(new HttpError(413))),
  )
  const handler = (c: Context) =>
    answer(services, c, route, async (requestId) => {
      if (route.open) refuseFlood(wait(clientAddress(c, trusts), Date.now()))
      refuseForeignForms(c.req.raw)
      if (route.method === 'POST') refuseWithoutRoom(services)
      const block = addressBlock(c, trusts)
      const cx = await buildCx(services, c.req.raw, requestId, {
        lang: c.req.param('lang'),
        addressBlock: block,
      })
      const run = () => route.run(cx, parameters(c), c.req.raw)
      if (route.method === 'GET') return forVisitor(services, c.req.raw) ? asOfASecondAgo(run) : run()
      const response = await run()
      if (response.status < 400) await noteWrite(services, cx)
      return response
    })
  if (route.method === 'POST') app.post(path, limit, handler)
  else app.get(path, handler)
}

/** Whether what somebody reads may come from a replica; who is signed in sees everything as it is. */
const forVisitor = ({ replicas }: Services, request: Request): boolean =>
  replicas !== undefined && readSessionCookie(request.headers.get('cookie')) === undefined

/**
 * Who changed something finds it changed: a visitor has to wait until the replicas have it. It stays changed also when
 * this fails: then the person's next search may be a second late.
 */
async function noteWrite({ db, log, replicas }: Services, { actor, now }: Cx): Promise<void> {
  if (!actor) return replicas?.caughtUp()
  await rememberWrite(db, actor.sessionId, now).catch((error: unknown) =>
    log.error({ err: error }, 'write not remembered'),
  )
}

function refuseFlood(seconds: number): void {
  if (seconds > 0) throw new HttpError(429, `wait ${seconds} s`, { 'retry-after': String(seconds) })
}

/** Nothing is written while the disk is nearly full; every page says so. */
function refuseWithoutRoom({ room }: Services): void {
  if (room.isFull()) throw new NotKept('the disk is nearly full')
}

/** The parameters of the path, as text that the database can hold. */
function parameters(c: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(c.req.param()).map(([name, value]) => [name, storable(value as string)]),
  )
}

async function answer(
  services: Services,
  c: Context,
  route: Route | undefined,
  respond: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const started = performance.now()
  const requestId = newId()
  const response = await respond(requestId).catch((error: unknown) =>
    renderError(services, c.req.raw, route, error, requestId),
  )
  setHeaders(c, response, [['x-request-id', requestId]])
  if (route?.open) for (const [name, value] of corsHeaders) response.headers.set(name, value)
  const ms = performance.now() - started
  const asked = { method: c.req.method, route: route ? `${route.scope}:${route.path}` : 'none' }
  services.metrics.request({ ...asked, status: response.status }, ms / 1_000)
  services.log.info({ request: requestId, ...asked, status: response.status, ms: Math.round(ms) }, 'request')
  return response
}

function finish(c: Context, headers: readonly Header[]): Response {
  setHeaders(c, c.res, headers)
  return c.res
}

/**
 * Adds headers that the answer does not carry itself. On a Node server they go straight to its response, where those
 * of the answer win: touching the answer's own would build an object for each page, a twentieth of its cost.
 */
function setHeaders(c: Context, response: Response, headers: readonly Header[]): void {
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse }
  for (const [name, value] of headers) {
    if (outgoing) outgoing.setHeader(name, value)
    else if (!response.headers.has(name)) response.headers.set(name, value)
  }
}

/** The language prefix of a path, when it has one. */
export const languageOf = (path: string): string | undefined => {
  const first = path.split('/')[1] ?? ''
  return isLang(first) ? first : undefined
}
