import { Picture } from '../../../platform/pictures/Picture.tsx'
import type { Change, Row } from '../../directory/api.ts'
import type { Telling } from './change-words.ts'

/** The picture that a change is about, as it was or as it would be; nothing where it is about none. */
export function ChangedPicture({
  telling: { cx, documents, pictures },
  change,
  side,
}: {
  telling: Telling
  change: Change
  side: 'before' | 'after'
}) {
  if (change.list !== 'pictures' || change[side] === null) return null
  const row = documents.flatMap((document) => document.pictures ?? []).find(({ id }) => id === change.id)
  const id = { picture_id: change[side] as string }
  const whole = change.field === undefined ? (change[side] as Row) : row
  const picture = pictures.get(String((change.field === 'picture_id' ? id : whole)?.picture_id))
  if (!picture) return null
  return (
    <Picture picture={picture} alt={cx.t('directory.field.picture_id')} sizes="12rem" class="thumbnail" />
  )
}
