import { z } from 'zod'
import { readForm } from './input.ts'

/** A form that was sent when the session was over: where to, and what was typed. No files, no passwords. */
export interface KeptForm {
  /** Address it was sent to, with the language. */
  path: string
  fields: readonly (readonly [name: string, value: string])[]
}

/** Most of it that is kept, in bytes as JSON: a page carries it to the browser and back. */
export const MOST_KEPT = 200_000

/**
 * What a page that asks to sign in keeps of the form sent there, a body of `maxBody` bytes at most; `undefined` when there
 * is nothing, or too much.
 */
export async function keepForm(request: Request, maxBody: number): Promise<KeptForm | undefined> {
  if (request.method !== 'POST' || request.bodyUsed) return undefined
  const { values } = await readForm(request, { maxBody }).catch(() => ({ values: {} }))
  const fields = Object.entries(values).flatMap(([name, value]) =>
    /password/i.test(name)
      ? []
      : [value]
          .flat()
          .filter((one) => typeof one === 'string')
          .map((one) => [name, one] as const),
  )
  const { pathname, search } = new URL(request.url)
  const kept = { path: `${pathname}${search}`, fields }
  return fields.length > 0 && Buffer.byteLength(writeKept(kept)) <= MOST_KEPT ? kept : undefined
}

/** The form as one text, for a hidden field. */
export const writeKept = (kept: KeptForm): string => JSON.stringify(kept)

const Kept = z.object({
  path: z.string().max(2_000),
  fields: z.array(z.tuple([z.string().max(200), z.string()])).max(2_000),
})

/** The form that `writeKept` wrote; anything else is none. */
export function readKept(text: string): KeptForm | undefined {
  if (text === '' || Buffer.byteLength(text) > MOST_KEPT) return undefined
  try {
    return Kept.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
