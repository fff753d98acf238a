import { Picture } from '../../../../platform/pictures/Picture.tsx'
import type { Sheet } from '../sheet.ts'

type Shown = Sheet['record']['pictures'][number]

const toShow = ({ picture_id: id, width, height, widths }: Shown) => ({
  ...{ id, width, height },
  widths: widths.toSorted((a, b) => a - b),
})

/** Words for who cannot see a picture, and the language they are in. */
function wordsFor({ text }: Sheet, { id, alt }: Shown) {
  const said = text(id, 'alt', alt)
  return { alt: said?.text ?? '', altLang: said?.lang }
}

/** The logo of the organisation, beside its name; nothing where it has none. */
export function Logo({ sheet }: { sheet: Sheet }) {
  const logo = sheet.record.pictures.find(({ role }) => role === 'logo')
  if (!logo) return null
  return <Picture picture={toShow(logo)} {...wordsFor(sheet, logo)} sizes="8rem" class="record-logo" eager />
}

const photos = ({ record }: Sheet) => record.pictures.filter(({ role }) => role === 'gallery')

/** Whether there are pictures besides the logo. */
export const hasPictures = (sheet: Sheet): boolean => photos(sheet).length > 0

/** The pictures of the organisation, each with who made it. */
export const Pictures = ({ sheet }: { sheet: Sheet }) => (
  <ul class="gallery">
    {photos(sheet).map((photo) => (
      <li key={photo.id}>
        <figure>
          <Picture
            picture={toShow(photo)}
            {...wordsFor(sheet, photo)}
            sizes="(min-width: 768px) 20rem, 100vw"
          />
          {photo.credit && (
            <figcaption class="soft small">
              {sheet.cx.t('directory.record.credit', { name: photo.credit })}
            </figcaption>
          )}
        </figure>
      </li>
    ))}
  </ul>
)
