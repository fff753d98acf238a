import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isMultipart, MOST_TEXT } from './multipart.ts'

/**
 * Refuses a body over the limit, in bytes, before anything is done for it. A multipart one whose length is not said is
 * counted while it is read; any other has no files, and is read into memory.
 */
export function limitBody(maxBody: number, tooLarge: (c: Context) => Promise<Response>): MiddlewareHandler {
  const others = bodyLimit({ maxSize: Math.min(maxBody, MOST_TEXT), onError: tooLarge })
  return (c, next) => {
    if (!isMultipart(c.req.raw)) return others(c, next)
    return Number(c.req.header('content-length') ?? 0) > maxBody ? tooLarge(c) : next()
  }
}
