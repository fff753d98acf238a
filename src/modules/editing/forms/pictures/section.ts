import { z } from 'zod'
import { lastOf } from '../../../../platform/http/input.ts'
import { LONGEST_ALT, takePictures } from '../../../../platform/pictures/picture-form.ts'
import type { RecordDocument } from '../../../directory/api.ts'
import { shown, text } from '../fields.ts'
import type { Known } from '../known.ts'
import { inOrder, lastPlace, moved, withoutRow, withRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { PictureFields } from './PictureFields.tsx'

type RecordPicture = RecordDocument['pictures'][number]

/** What the form of one picture says; `foto` is the id of the picture itself. */
interface PictureValues {
  foto: string
  foto_alt: string | null
  foto_decorative: boolean
  role: RecordPicture['role']
  credit: string | null
}

/** Only pictures of this organisation: those it sent, and those its record has. */
const form = (known: Known, { pictures: rows }: RecordDocument) =>
  z
    .object({
      foto: lastOf(z.string().default('')),
      foto_alt: text(LONGEST_ALT),
      foto_decorative: z
        .unknown()
        .optional()
        .transform((said) => said !== undefined && said !== ''),
      role: lastOf(z.enum(['logo', 'gallery'])),
      credit: text(200),
    })
    .refine(({ foto }) => known.pictures.has(foto) || rows.some((row) => row.picture_id === foto), {
      path: ['foto_file'],
      error: 'directory.editing.picture_needed',
      when: () => true,
    })
    .refine(({ foto_alt, foto_decorative }) => foto_decorative || foto_alt !== null, {
      path: ['foto_alt'],
      error: 'ui.picture_alt_needed',
    })

/** The record with this picture; there is one logo, and the one before it becomes a picture like others. */
function withPicture(
  document: RecordDocument,
  said: PictureValues,
  { row }: { row: string },
): RecordDocument {
  const { foto: picture_id, foto_alt: alt, foto_decorative: decorative, role, credit } = said
  const others =
    role === 'logo'
      ? document.pictures.map((one) => (one.role === 'logo' ? { ...one, role: 'gallery' as const } : one))
      : document.pictures
  const before = others.find(({ id }) => id === row)
  const position = before?.position ?? lastPlace(others)
  const picture = { id: row, picture_id, role, alt, decorative, credit, position }
  return { ...document, pictures: withRow(others, picture) }
}

/** The logo and the pictures of the organisation. */
export const pictures: Section<PictureValues> = {
  name: 'immagini',
  group: 'pictures',
  showsOwn: true,
  title: 'directory.group.pictures',
  why: 'editing.forms.pictures_why',
  rows: {
    add: 'editing.forms.pictures_add',
    list: (document, cx, known) =>
      inOrder(document.pictures).map(({ id, picture_id, role, alt, credit }) => ({
        id,
        title: alt ?? cx.t('ui.picture_decorative'),
        lines: [cx.t(`editing.forms.picture_${role}`), ...(credit ? [credit] : [])],
        picture: known.pictures.get(picture_id),
      })),
    move: (document, row, way) => ({ ...document, pictures: moved(document.pictures, row, way) }),
    remove: (document, row) => ({ ...document, pictures: withoutRow(document.pictures, row) }),
  },
  takeFiles: (cx, values, organizationId) =>
    takePictures(cx, values, { organizationId, shape: values.role === 'logo' ? 'logo' : 'photo' }),
  form,
  valuesOf: ({ pictures: rows }, { row }) => {
    const found = rows.find(({ id }) => id === row)
    return {
      foto: shown(found?.picture_id ?? null),
      foto_alt: shown(found?.alt ?? null),
      foto_decorative: found?.decorative ? '1' : '',
      role: found?.role ?? (rows.some(({ role }) => role === 'logo') ? 'gallery' : 'logo'),
      credit: shown(found?.credit ?? null),
    }
  },
  apply: withPicture,
  Fields: PictureFields,
}
