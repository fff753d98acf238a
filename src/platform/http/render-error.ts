import type { Cx, Services } from '../cx.ts'
import { isDatabaseAway } from '../db/away.ts'
import { isDiskRefusal } from '../files/disk-refuses.ts'
import { errorPage, plainErrorPage } from '../ui/error-page.tsx'
import { languageOf } from './app.ts'
import { contextFor } from './build-cx.ts'
import { HttpError, type HttpErrorStatus, NotKept } from './errors.ts'
import { keepForm } from './kept-form.ts'
import { html, problem } from './response.ts'
import type { Route } from './route.ts'

/** Turns whatever went wrong into an answer a person or a program can use; nothing of the inside shows. */
export async function renderError(
  services: Services,
  request: Request,
  route: Route | undefined,
  error: unknown,
  requestId: string,
): Promise<Response> {
  const known = error instanceof HttpError ? error : fault(error, request.method)
  const pathname = new URL(request.url).pathname
  const lang = languageOf(pathname)
  const cx = contextFor(services, request, {
    lang: lang ?? 'it',
    actor: undefined,
    now: new Date(),
    requestId,
  })
  if (known !== error) services.log.error({ request: cx.requestId, err: error }, 'unexpected')
  const headers = { ...known.headers, 'cache-control': 'no-store' }
  if (known.status === 401 && route?.scope === 'page') {
    const page = await askToSignIn(services, cx, request, route.maxBody)
    if (page) return page
  }
  const shown = known instanceof NotKept ? 'not_kept' : known.status
  if (cx.ownHost) return html(plainErrorPage(cx, shown), known.status, headers)
  if (wantsPage(request, route, lang)) return html(errorPage(cx, shown), known.status, headers)
  return problem(
    {
      title: TITLES[known.status],
      status: known.status,
      instance: pathname,
      ...detail(known, cx),
    },
    headers,
  )
}

/** Who comes back later finds the database or room on the disk again; a fault of ours they would find again too. */
function fault(error: unknown, method: string): HttpError {
  if (isDatabaseAway(error)) return new HttpError(503, 'the database is away', RETRY)
  if (method === 'POST' && isDiskRefusal(error)) return new NotKept('the disk refuses to write')
  return new HttpError(500)
}

const RETRY = { 'retry-after': '5' }

/** A form sent when the session was over is not lost: the page to sign in keeps it. */
async function askToSignIn(
  { modules }: Services,
  cx: Cx,
  request: Request,
  maxBody: number,
): Promise<Response | undefined> {
  const kept = await keepForm(request, maxBody)
  return kept && modules.list.find((module) => module.askToSignIn)?.askToSignIn?.(cx, kept)
}

function wantsPage(request: Request, route: Route | undefined, lang: string | undefined): boolean {
  if (route) return route.scope === 'page' && !route.open
  return lang !== undefined || (request.headers.get('accept') ?? '').includes('text/html')
}

const detail = (error: HttpError, cx: Cx) =>
  error.status === 500 ? { detail: `request ${cx.requestId}` } : { detail: error.message }

/** Reason phrases of RFC 9110 §15. */
const TITLES: Record<HttpErrorStatus, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}
