/** Ends a request with a status other than success; the application renders it as a page or a problem document. */
export class HttpError extends Error {
  readonly status: HttpErrorStatus
  readonly headers: Readonly<Record<string, string>>

  constructor(status: HttpErrorStatus, detail?: string, headers: Record<string, string> = {}) {
    super(detail ?? `status ${status}`)
    this.status = status
    this.headers = headers
  }
}

/** What was sent cannot be written to the disk now: nothing of it is kept, and later it may be sent again. */
export class NotKept extends HttpError {
  constructor(why: string) {
    super(503, `${why}: nothing was kept, try again later`, { 'retry-after': '60' })
  }
}

export type HttpErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503

/** Nothing is at this address. */
export const notFound = (): HttpError => new HttpError(404)
