import type { ZodError } from 'zod'
import { z } from 'zod'
import type { Translate } from '../i18n/messages.ts'
import { HttpError } from './errors.ts'
import { issueMessage } from './issue-message.ts'
import { type Entry, isMultipart, type Reading, readMultipart } from './multipart.ts'

/** What was sent, as text: a field sent more than once is a list; a file stays a file. */
export type RawValue = string | File | readonly (string | File)[]
export type RawValues = Record<string, RawValue>

/** The message beside each field that was refused, by field name (`a.b` for nested ones). */
export type FieldErrors = Record<string, string>

/**
 * Text as PostgreSQL and JSON can hold it: no NUL, no lone surrogates. Everything else, bidirectional controls and
 * four-byte characters included, is kept as typed.
 */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

/** The query of an address. */
export function readQuery(search: URLSearchParams): RawValues {
  return collect([...search].slice(0, 200))
}

/** A form that was read; `drop` removes the files it brought, when it is done with. */
export interface FormRead {
  values: RawValues
  drop(): Promise<void>
}

/** The fields of a form, URL-encoded or multipart. A body that is neither ends in 415, a broken one in 400. */
export async function readForm(request: Request, reading: Reading): Promise<FormRead> {
  if (isMultipart(request)) {
    const { entries, drop } = await readMultipart(request, reading)
    return { values: collect(entries), drop }
  }
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new HttpError(415)
  const data = await request.formData().catch(() => {
    throw new HttpError(400)
  })
  return { values: collect([...data]), drop: async () => {} }
}

function collect(entries: readonly Entry[]): RawValues {
  const values: Record<string, RawValue> = Object.create(null)
  for (const [rawName, rawValue] of entries) {
    const name = storable(rawName)
    const value = typeof rawValue === 'string' ? storable(rawValue) : named(rawValue)
    const before = values[name]
    if (before === undefined) values[name] = value
    else values[name] = [...(Array.isArray(before) ? before : [before as string | File]), value]
  }
  return values
}

/** The same file, under a name that can be kept. */
function named(file: File): File {
  const name = storable(file.name)
  return name === file.name ? file : new File([file], name, { type: file.type })
}

/** Whether a script of a page asks, which reads JSON, and not the person who sends the form. */
export const wantsJson = (request: Request): boolean =>
  (request.headers.get('accept') ?? '').includes('application/json')

/** One message for each field, the first that Zod found. */
export function fieldErrors(error: ZodError, t: Translate): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    errors[field] ??= issueMessage(issue, t)
  }
  return errors
}

/** A field that may be sent many times, once or not at all: always a list, without empty and repeated values. */
export const manyOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => [...new Set([value].flat().filter((one) => one !== undefined && one !== ''))],
    z.array(item),
  )

/** A field sent more than once where one is expected: the last one counts. */
export const lastOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), item)
