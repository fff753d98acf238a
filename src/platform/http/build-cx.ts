import type { Cx, Services, Site } from '../cx.ts'
import { isLang } from '../i18n/languages.ts'
import { readSessionCookie } from '../session/cookie.ts'
import { findActor } from '../session/session.ts'
import type { Actor } from './actor.ts'

/** The context of one request. */
export async function buildCx(
  services: Services,
  request: Request,
  requestId: string,
  {
    lang = 'it',
    now = new Date(),
    addressBlock,
  }: { lang?: string | undefined; now?: Date; addressBlock?: string } = {},
): Promise<Cx> {
  const apart = services.hosts.prefixOf(request.headers.get('host')) !== undefined
  const token = apart ? undefined : readSessionCookie(request.headers.get('cookie'))
  const actor = token ? await findActor(services.db, services.modules, token, now) : undefined
  if (token) services.admission.remember(token, actor)
  return contextFor(services, request, { lang, actor, now, requestId, addressBlock })
}

interface Known {
  lang: string
  actor: Actor | undefined
  now: Date
  requestId: string
  addressBlock?: string | undefined
}

/** The same without asking the database who is there: what an error page can always have. */
export function contextFor(
  services: Services,
  request: Request,
  { lang, actor, now, requestId, addressBlock = 'unknown' }: Known,
): Cx {
  const known = isLang(lang) ? lang : 'it'
  const asked = new URL(request.url)
  const { publicUrl } = services.config
  const baseUrl = publicUrl ?? asked.origin
  const ownHost = ownOrigin(services, request, baseUrl)
  const url = publicUrl ? new URL(`${asked.pathname}${asked.search}`.replace(/^\/+/, '/'), publicUrl) : asked
  return {
    ...services,
    lang: known,
    t: services.translate[known],
    now,
    actor,
    url,
    path: pathWithoutLanguage(url.pathname),
    ownHost,
    requestId,
    addressBlock,
    userAgent: (request.headers.get('user-agent') ?? '').slice(0, 500),
    site: siteOf(services, baseUrl),
    written: actor?.written,
  }
}

/** The host's address as its readers have it: in the portal's scheme, whatever stands in between. */
function ownOrigin({ hosts }: Services, request: Request, baseUrl: string): string | undefined {
  const host = request.headers.get('host')
  return host && hosts.prefixOf(host) !== undefined ? `${new URL(baseUrl).protocol}//${host}` : undefined
}

function siteOf({ config, modules }: Services, baseUrl: string): Site {
  const { siteName, siteOwner, contactName, contactEmail, contactPhone } = config
  return {
    name: siteName,
    baseUrl,
    navigation: modules.navigation,
    ...(siteOwner && { owner: siteOwner }),
    contacts: {
      ...(contactName && { address: contactName }),
      ...(contactPhone && { phone: contactPhone }),
      ...(contactEmail && { email: contactEmail }),
    },
  }
}

function pathWithoutLanguage(pathname: string): string {
  const [, first = '', ...rest] = pathname.split('/')
  return isLang(first) ? `/${rest.join('/')}` : pathname
}
