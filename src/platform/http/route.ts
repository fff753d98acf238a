import type { ZodType } from 'zod'
import type { Cx } from '../cx.ts'
import type { Actor } from './actor.ts'
import { HttpError, notFound } from './errors.ts'
import { type FieldErrors, fieldErrors, type RawValues, readForm, readQuery } from './input.ts'
import { onlyOnce } from './once.ts'
import type { Policy } from './policy.ts'

/** Largest body of a form that says nothing else, in bytes. */
const MAX_BODY = 1024 * 1024

/** Names of the parameters of a path: `/enti/:slug` has `slug`. */
type Parameters<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? CleanName<Name> | Parameters<`/${Tail}`>
    : CleanName<Rest>
  : never
type CleanName<Name extends string> = Name extends `${infer Bare}{${string}` ? Bare : Name

/** What a handler is given once the request was loaded, allowed and validated. */
export interface Handed<Resource, Query, Form, Path extends string> {
  actor: Actor | undefined
  resource: Resource
  params: Record<Parameters<Path>, string>
  query: Query
  form: Form
  request: Request
}

export interface RouteSpec<Path extends string, Resource, Query, Form> {
  /** One English sentence for the route map and the API document. */
  summary: string
  /** Finds what the address names; `undefined` ends in 404. */
  load?: (
    cx: Cx,
    params: Record<Parameters<Path>, string>,
  ) => Promise<Resource | undefined> | Resource | undefined
  /** Who may; asked after loading, with the thing loaded. */
  allow: Policy<Resource>
  query?: ZodType<Query>
  form?: ZodType<Form>
  /** Sent twice it would make two things: its forms are shown with `once`. */
  makes?: boolean
  /** Shows the form again with what was typed; without it bad input ends in 422. */
  invalid?: (
    cx: Cx,
    refused: {
      resource: Resource
      errors: FieldErrors
      values: RawValues
      params: Record<Parameters<Path>, string>
      request: Request
    },
  ) => Response | Promise<Response>
  handle: (cx: Cx, handed: Handed<Resource, Query, Form, Path>) => Response | Promise<Response>
  /** Largest request body taken, in bytes; 1 MiB when absent. */
  maxBody?: number
  /** Anyone's programs may read it from other sites (CORS), within the rate limit. */
  open?: boolean
  /** Is listed in the sitemap when it has no parameters. */
  sitemap?: boolean
}

/**
 * A route as data. `page` routes live under each language prefix and answer errors with pages; `root` routes live at
 * the address itself and answer errors with problem documents.
 */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  scope: 'page' | 'root'
  summary: string
  access: string
  maxBody: number
  open: boolean
  sitemap: boolean
  query: ZodType | undefined
  form: ZodType | undefined
  makes: boolean
  /** The policy; a check of the tests puts others in its place. */
  allow: Policy<never>
  /** Loads and asks the policy, as `run` does, and goes no further. */
  decide: (cx: Cx, params: Record<string, string>) => Promise<Decision>
  run: (cx: Cx, params: Record<string, string>, request: Request) => Promise<Response>
}

/** Whether somebody may go on: `absent` when there is nothing to go on with, for them at least. */
export type Decision = 'in' | 'absent' | 'refused'

/**
 * What a route loaded, or 404. A route whose `load` answers `null` for a thing that is not there says "enter first" or
 * "not you" before it says whether it is there.
 */
export function present<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw notFound()
  return thing
}

/** A page that is read. */
export const get = <P extends string, R = undefined, Q = undefined>(
  path: P,
  spec: RouteSpec<P, R, Q, undefined>,
) => route('GET', 'page', path, spec)

/** A page's form that is sent. */
export const post = <P extends string, R = undefined, Q = undefined, F = undefined>(
  path: P,
  spec: RouteSpec<P, R, Q, F>,
) => route('POST', 'page', path, spec)

/** An address without language, for programs. */
export const rootGet = <P extends string, R = undefined, Q = undefined>(
  path: P,
  spec: RouteSpec<P, R, Q, undefined>,
) => route('GET', 'root', path, spec)

function route<P extends string, R, Q, F>(
  method: Route['method'],
  scope: Route['scope'],
  path: P,
  spec: RouteSpec<P, R, Q, F>,
): Route {
  const made: Route = {
    method,
    path,
    scope,
    summary: spec.summary,
    access: spec.allow.name,
    maxBody: spec.maxBody ?? MAX_BODY,
    open: spec.open ?? false,
    sitemap: spec.sitemap ?? false,
    query: spec.query,
    form: spec.form,
    makes: spec.makes ?? false,
    allow: spec.allow,
    decide: async (cx, params: Record<Parameters<P>, string>) => {
      const resource = await spec.load?.(cx, params)
      if (spec.load && resource === undefined) return 'absent'
      if (!made.allow(cx.actor, resource as never)) return 'refused'
      return resource === null ? 'absent' : 'in'
    },
    run: (cx, params, request) => run({ ...spec, allow: made.allow as Policy<R> }, cx, params, request),
  }
  return made
}

/** Load, allow, validate, handle: always in this order. */
async function run<P extends string, R, Q, F>(
  spec: RouteSpec<P, R, Q, F>,
  cx: Cx,
  params: Record<Parameters<P>, string>,
  request: Request,
): Promise<Response> {
  const resource = spec.load ? await spec.load(cx, params) : undefined
  if (spec.load && resource === undefined) throw notFound()
  if (!spec.allow(cx.actor, resource as R)) throw new HttpError(cx.actor ? 403 : 401)
  const query = parseQuery(spec, cx)
  const loaded = { actor: cx.actor, resource: resource as R, params, query, request }
  if (!spec.form) return spec.handle(cx, { ...loaded, form: undefined as F })
  const { values, drop } = await readForm(request, { maxBody: spec.maxBody ?? MAX_BODY, files: cx.files })
  try {
    const parsed = spec.form.safeParse(values)
    if (parsed.success)
      return await onlyOnce(cx, values, () => spec.handle(cx, { ...loaded, form: parsed.data }))
    const errors = fieldErrors(parsed.error, cx.t)
    if (!spec.invalid) throw new HttpError(422, Object.values(errors).join(' '))
    return await spec.invalid(cx, { resource: resource as R, errors, values, params, request })
  } finally {
    await drop()
  }
}

function parseQuery<P extends string, R, Q, F>(spec: RouteSpec<P, R, Q, F>, cx: Cx): Q {
  if (!spec.query) return undefined as Q
  const parsed = spec.query.safeParse(readQuery(cx.url.searchParams))
  if (parsed.success) return parsed.data
  const errors = fieldErrors(parsed.error, cx.t)
  throw new HttpError(
    400,
    Object.entries(errors)
      .map(([field, message]) => `${field}: ${message}`)
      .join(' '),
  )
}
