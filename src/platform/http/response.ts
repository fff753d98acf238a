import type { HttpErrorStatus } from './errors.ts'

/** A whole HTML page. */
export const html = (
  body: string | Uint8Array<ArrayBuffer>,
  status = 200,
  headers: Record<string, string> = {},
): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })

/** Sends the browser on with GET after a form was taken (RFC 9110 §15.4.4). */
export const seeOther = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location, ...headers } })

/** The thing now lives at another address, for good (RFC 9110 §15.4.9). */
export const movedPermanently = (location: string): Response =>
  new Response(null, { status: 308, headers: { location } })

/** A JSON answer. */
export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })

/** Text of any other kind: CSV, feeds, calendars. */
export const text = (body: string, contentType: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { 'content-type': contentType, ...headers } })

/** What went wrong and where, for programs (RFC 9457). */
export interface Problem {
  title: string
  status: HttpErrorStatus
  detail?: string
  instance?: string
  errors?: readonly { field: string; message: string }[]
}

/** A problem document (RFC 9457). */
export const problem = (content: Problem, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', ...content }), {
    status: content.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  })
