import type { Services } from '../cx.ts'
import { lockFiles } from '../files/used-files.ts'
import { newId } from '../ids.ts'
import { type DocumentRefusal, documentKind } from './document-kind.ts'
import { cleanName } from './file-name.ts'

/** Largest document that is taken, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024

/** What is sent, for which body (`null`: the staff's own), and by whom: an actor's id. */
export interface DocumentUpload {
  file: File
  organizationId: string | null
  uploadedBy: string
  now: Date
}

/** Keeps a document as it came, or says why not. Nothing refers to it yet: see `useFiles`. */
export async function storeDocument(
  { db, files }: Pick<Services, 'db' | 'files'>,
  { file, organizationId, uploadedBy, now }: DocumentUpload,
): Promise<{ id: string } | { refused: DocumentRefusal }> {
  if (file.size > MOST_BYTES) return { refused: 'too_big' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = await documentKind(bytes)
  if ('refused' in kind) return kind
  const id = newId(now)
  await db.transaction().execute(async (tx) => {
    await lockFiles(tx, 'shared')
    const { hash } = await files.put(once(bytes))
    await tx
      .insertInto('document')
      .values({
        ...{ id, organization_id: organizationId, uploaded_by: uploadedBy, hash, bytes: bytes.length },
        ...{ format: kind.format, name: cleanName(file.name), created_at: now, released_at: now },
      })
      .execute()
  })
  return { id }
}

async function* once(content: Uint8Array) {
  yield content
}
