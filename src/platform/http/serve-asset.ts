import { HttpError } from './errors.ts'

/** A file of the built assets; the asset build fills it. */
export const serveAsset = (_request: Request): Response => {
  throw new HttpError(404)
}
