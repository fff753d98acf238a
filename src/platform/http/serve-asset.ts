import { serveAsset as serve } from '../ui/assets.ts'
import { HttpError } from './errors.ts'

/** A file of the built assets, or 404. */
export const serveAsset = (request: Request): Response => {
  const found = serve(new URL(request.url).pathname, request.headers.get('accept-encoding') ?? '')
  if (found.status === 404) throw new HttpError(404)
  return found
}
