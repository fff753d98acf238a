import { z } from 'zod'
import type { Cx } from '../cx.ts'
import { type FieldErrors, lastOf, type RawValues } from '../http/input.ts'
import type { MessageKey } from '../i18n/messages.ts'
import { isUuid } from '../ids.ts'
import type { PictureShape } from './make-picture.ts'
import { type PictureId, storePicture } from './store-picture.ts'
import { ownPictures } from './use-pictures.ts'

/** Names of the parts of a `PictureField` called `name`; `name` itself is the id of the picture kept so far. */
export const pictureNames = (name: string) => ({
  file: `${name}_file`,
  alt: `${name}_alt`,
  decorative: `${name}_decorative`,
  remove: `${name}_remove`,
})

/** A part of a field, whichever of them was sent. */
const PART = /^(.+)_(?:file|alt|decorative|remove)$/

/** Room for one picture and the other fields of its form: the `maxBody` of a route that takes one. */
export const PICTURE_FORM_BYTES = 11 * 1024 * 1024

/**
 * Keeps the files that a form brought, one after the other: in the values that come back each file is the id of its
 * picture, so that a form with errors shows it again. Ids of pictures of other bodies are emptied.
 */
export async function takePictures(
  cx: Cx,
  values: RawValues,
  {
    organizationId,
    shape,
  }: { organizationId: string | null; shape: PictureShape | ((name: string) => PictureShape) },
): Promise<{ values: RawValues; errors: FieldErrors }> {
  const taken: RawValues = { ...values }
  const errors: FieldErrors = {}
  const names = [...new Set(Object.keys(values).flatMap((name) => PART.exec(name)?.[1] ?? []))]
  for (const name of names) {
    const { file: fileName, remove } = pictureNames(name)
    const file = [values[fileName]].flat().at(-1)
    delete taken[fileName]
    if (values[remove] !== undefined) taken[name] = ''
    delete taken[remove]
    if (!(file instanceof File) || file.size === 0 || !cx.actor) continue
    const upload = { file, organizationId, uploadedBy: cx.actor.id, now: cx.now }
    const stored = await storePicture(cx, {
      ...upload,
      shape: typeof shape === 'string' ? shape : shape(name),
    })
    if ('id' in stored) taken[name] = stored.id
    else errors[fileName] = cx.t(`ui.picture_refused_${stored.refused}` satisfies MessageKey)
  }
  return { values: await withoutForeign(cx, taken, names, organizationId), errors }
}

async function withoutForeign(
  { db }: Cx,
  values: RawValues,
  names: readonly string[],
  organizationId: string | null,
): Promise<RawValues> {
  const idOf = (name: string) => String([values[name]].flat().at(-1) ?? '')
  const own = await ownPictures(db, organizationId, names.map(idOf))
  return {
    ...values,
    ...Object.fromEntries(names.map((name) => [name, own.has(idOf(name)) ? idOf(name) : ''])),
  }
}

/** A picture as a form says it: none, or one with words for who cannot see it unless it is decoration. */
export interface PictureChoice {
  id: PictureId | null
  alt: string | null
  decorative: boolean
}

/** Longest alternative text; one or two sentences. */
export const LONGEST_ALT = 300

/** The parts of a `PictureField`, after `takePictures`; refused where words are missing. */
export const pictureChoice = (name: string) => {
  const { alt, decorative } = pictureNames(name)
  return z
    .looseObject({
      [name]: lastOf(z.string().default('')),
      [alt]: lastOf(z.string().trim().max(LONGEST_ALT).default('')),
      [decorative]: z.unknown().optional(),
    })
    .transform((values): PictureChoice => {
      const id = String(values[name])
      return {
        id: isUuid(id) ? id : null,
        alt: String(values[alt]) || null,
        decorative: values[decorative] !== undefined && values[decorative] !== '',
      }
    })
    .refine(({ id, alt: words, decorative: only }) => id === null || only || words !== null, {
      path: [alt],
      error: 'ui.picture_alt_needed',
    })
}
