import type { Services } from '../../../platform/cx.ts'
import { listBodyDocuments, type StoredDocument } from '../../../platform/documents/read-documents.ts'
import { listBodyPictures, type StoredPicture } from '../../../platform/pictures/read-pictures.ts'
import { type RecordDocument, readStandingTexts, type StandingTexts } from '../../directory/api.ts'
import { type CodeLists, codeLists } from '../../taxonomy/api.ts'
import { type Places, places } from '../../territory/api.ts'

/** What is known when a form is checked: places and code lists, from memory, and the organisation's own files. */
export interface Known {
  places: Places
  lists: CodeLists
  /** Whose clocks days and hours are of. */
  timeZone: string
  pictures: ReadonlyMap<string, StoredPicture>
  documents: ReadonlyMap<string, StoredDocument>
  /** The record as it stands, beside which a draft is read. */
  standing: StandingTexts | undefined
}

/** Reads what the forms need to know, of a record as it stands when they are about one. */
export async function readKnown(
  { db, config }: Pick<Services, 'db' | 'config'>,
  record: RecordDocument | undefined = undefined,
): Promise<Known> {
  const organizationId = record?.organization.id
  const [known, lists, pictures, documents, standing] = await Promise.all([
    places(db),
    codeLists(db),
    organizationId ? listBodyPictures(db, organizationId) : new Map(),
    organizationId ? listBodyDocuments(db, organizationId) : new Map(),
    record ? readStandingTexts(db, record) : undefined,
  ])
  return { places: known, lists, timeZone: config.timeZone, pictures, documents, standing }
}
