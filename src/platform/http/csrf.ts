import { HttpError } from './errors.ts'

/**
 * Refuses a form sent from another site. Browsers say where a request comes from in `Sec-Fetch-Site` (Fetch
 * Metadata) or, the older ones, in `Origin`; programs that send neither carry no cookies of a person.
 */
export function refuseForeignForms(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  if (site) {
    if (site !== 'same-origin' && site !== 'none') throw new HttpError(403)
    return
  }
  const origin = request.headers.get('origin')
  if (!origin) return
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new HttpError(403)
}
