import { documentAddress, documentSize } from '../../../platform/documents/read-documents.ts'
import { Picture } from '../../../platform/pictures/Picture.tsx'
import { pictureAddress } from '../../../platform/pictures/read-pictures.ts'
import type { Change, Row } from '../../directory/api.ts'
import type { Telling } from './change-words.ts'

interface Changed {
  telling: Telling
  change: Change
  side: 'before' | 'after'
}

/** The picture or document that a change is about, as it was or as it would be, to be opened; nothing where it is about none. */
export const ChangedFile = (props: Changed) =>
  props.change.list === 'papers' ? <ChangedPaper {...props} /> : <ChangedPicture {...props} />

function ChangedPicture({ telling: { cx, documents, pictures }, change, side }: Changed) {
  if (change.list !== 'pictures' || change[side] === null) return null
  const rows = documents.flatMap((document) => document.pictures ?? [])
  const picture = pictures.get(fileOf(change, side, 'picture_id', rows))
  if (!picture) return null
  return (
    <span>
      <Picture picture={picture} alt={cx.t('directory.field.picture_id')} sizes="12rem" class="thumbnail" />
      <br />
      <a href={pictureAddress(picture.id, picture.width, 'jpg')}>{cx.t('editing.review.open_picture')}</a>
      <br />
    </span>
  )
}

function ChangedPaper({ telling: { cx, documents, papers }, change, side }: Changed) {
  if (change[side] === null) return null
  const rows = documents.flatMap((document) => document.papers ?? [])
  const paper = papers.get(fileOf(change, side, 'document_id', rows))
  if (!paper) return null
  return (
    <span>
      <a href={documentAddress(paper)} download>
        {cx.t('editing.review.open_document', { size: documentSize(cx, paper) })}
      </a>
      <br />
    </span>
  )
}

/** The id of the file: what the change says, or the row that it is about. */
function fileOf(
  change: Change,
  side: Changed['side'],
  name: 'picture_id' | 'document_id',
  rows: readonly Row[],
): string {
  if (change.field === name) return String(change[side])
  const row = change.field === undefined ? (change[side] as Row) : rows.find(({ id }) => id === change.id)
  return String(row?.[name])
}
