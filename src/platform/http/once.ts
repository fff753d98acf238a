import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cx } from '../cx.ts'
import type { Db } from '../db/database.ts'
import { isUuid } from '../ids.ts'
import { HttpError } from './errors.ts'
import type { RawValues } from './input.ts'
import { seeOther } from './response.ts'

/** The unseen field that tells one showing of a form from another: `Form` with `once` fills it. */
export const SHOWN = 'invio'

/** Milliseconds for which a second delivery waits for the answer to the first. */
const PATIENCE_MS = 3_000
const LOOK_MS = 50

/**
 * Does what a form asks once, however often the same form with the same words arrives: pressed twice, or sent again
 * because the answer was lost. The later ones are led where the first was; 409 where that one never ended.
 */
export async function onlyOnce(
  cx: Cx,
  values: RawValues,
  handle: () => Promise<Response> | Response,
): Promise<Response> {
  const shown = values[SHOWN]
  if (typeof shown !== 'string' || !isUuid(shown)) return handle()
  const form = await digestOf(cx, values)
  const deadline = performance.now() + PATIENCE_MS
  while (!(await isFirst(cx, form))) {
    const led = await cx.db
      .selectFrom('form_sent')
      .select('location')
      .where('form', '=', form)
      .executeTakeFirst()
    if (led?.location) return seeOther(led.location)
    if (performance.now() > deadline)
      throw new HttpError(409, 'this form was sent before: look whether it was kept')
    await sleep(LOOK_MS)
  }
  return handled(cx, form, handle)
}

async function handled(cx: Cx, form: string, handle: () => Promise<Response> | Response): Promise<Response> {
  const forget = () => cx.db.deleteFrom('form_sent').where('form', '=', form).execute()
  try {
    const response = await handle()
    const location = response.status === 303 ? response.headers.get('location') : null
    if (location) await cx.db.updateTable('form_sent').set({ location }).where('form', '=', form).execute()
    else await forget()
    return response
  } catch (error) {
    await forget().catch(() => {})
    throw error
  }
}

async function isFirst({ db, now }: Cx, form: string): Promise<boolean> {
  const kept = await db
    .insertInto('form_sent')
    .values({ form, at: now, location: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('form')
    .executeTakeFirst()
  return kept !== undefined
}

/** Days after which nobody sends a form again. */
const KEPT_DAYS = 2

/** Forgets which forms were sent long ago. */
export async function forgetForms(db: Db, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.deleteFrom('form_sent').where('at', '<', limit).execute()
}

/** Where, by whom and with which words; a file by its name and what it holds. */
async function digestOf({ path, actor }: Cx, values: RawValues): Promise<string> {
  const files: string[] = []
  for (const value of Object.values(values).flat())
    if (value instanceof File) files.push(value.name, await contentDigest(value))
  return createHash('sha256')
    .update(JSON.stringify([path, actor?.sessionId, JSON.stringify(values), files]))
    .digest('hex')
}

async function contentDigest(file: File): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of file.stream()) digest.update(chunk)
  return digest.digest('hex')
}
