import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { json } from '../../platform/http/response.ts'
import type { Collection } from './collection.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ndjson } from './ndjson.ts'
import { planFor } from './page-plan.ts'
import type { PagingQuery } from './query.ts'
import type { Shape } from './shape/present.ts'

/** One page: its place in the list, what is on it and where the list goes on. */
interface Page {
  number: number
  pages: number
  total: number
  rows: readonly Shape[]
  /** Cursor of the next page; absent on the last. */
  next?: string | undefined
  snapshot?: string | undefined
}

/** A list as the query wants it: one page, found by number or by cursor, or everything as a stream. */
export async function answerList(
  cx: Cx,
  name: string,
  collection: Collection,
  query: PagingQuery,
): Promise<Response> {
  if (query.format === 'ndjson') return ndjson(cx, collection)
  const page = query.cursor
    ? await pageAfter(cx, collection, query.cursor, query.per_page)
    : await pageByNumber(cx, name, collection, query)
  return envelope(cx, page)
}

async function pageByNumber(cx: Cx, name: string, collection: Collection, query: PagingQuery): Promise<Page> {
  const { page: number } = query
  const { id: snapshot, total, ends } = await planFor(cx, name, collection, query)
  const upTo = ends[number - 1]
  const ids = upTo ? await collection.listIds({ after: ends[number - 2], upTo }) : []
  const next = upTo && number < ends.length ? writeCursor({ after: upTo, page: number, total }) : undefined
  return { number, pages: ends.length, total, rows: await collection.rows(ids), next, snapshot }
}

async function pageAfter(cx: Cx, collection: Collection, word: string, size: number): Promise<Page> {
  const cursor = readCursor(word)
  if (!cursor) throw new HttpError(400, `cursor: ${cx.t('hsds.expected_cursor')}`)
  const number = cursor.page + 1
  const found = await collection.listIds({ after: cursor.after, limit: size + 1 })
  const ids = found.slice(0, size)
  const last = ids.at(-1)
  const goesOn = found.length > size
  const next = goesOn && last ? writeCursor({ after: last, page: number, total: cursor.total }) : undefined
  const pages = goesOn ? Math.max(number + 1, Math.ceil(cursor.total / size)) : number
  return { number, pages, total: cursor.total, rows: await collection.rows(ids), next }
}

/** The page as HSDS writes it, with the address of the next one in it and in `Link` (RFC 8288). */
function envelope(cx: Cx, { number, pages, total, rows, next, snapshot }: Page): Response {
  const nextAddress = next && addressWith(cx, { cursor: next })
  const links = [
    ...(nextAddress ? [`<${nextAddress}>; rel="next"`] : []),
    ...(number > 1 ? [`<${addressWith(cx, {})}>; rel="first"`] : []),
  ]
  return json(
    {
      total_items: total,
      total_pages: pages,
      page_number: number,
      size: rows.length,
      first_page: number === 1,
      last_page: number >= pages,
      empty: rows.length === 0,
      ...(snapshot && { snapshot }),
      ...(nextAddress && { next: nextAddress }),
      contents: rows,
    },
    200,
    {
      ...(links.length > 0 && { link: links.join(', ') }),
      'x-total-count': String(total),
      'cache-control': 'no-cache',
    },
  )
}

/** This list's address with another place in it. */
function addressWith(cx: Cx, place: Record<string, string>): string {
  const address = new URL(cx.url)
  for (const name of ['page', 'cursor', 'snapshot']) address.searchParams.delete(name)
  for (const [name, value] of Object.entries(place)) address.searchParams.set(name, value)
  return address.href
}
