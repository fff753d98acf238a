import { readFile } from 'node:fs/promises'
import type { Cx } from '../cx.ts'
import { fileHeaders, maySeeFile, type UsedFile, usesOf } from '../files/used-files.ts'
import { notFound } from '../http/errors.ts'
import { rootGet } from '../http/route.ts'
import type { DocumentFormat } from './document-kind.ts'
import { attachment } from './file-name.ts'

interface ShownDocument extends UsedFile {
  hash: string
  format: DocumentFormat
  name: string
}

async function loadDocument({ db }: Cx, asked: { document: string }): Promise<ShownDocument | undefined> {
  const [, id, format] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(pdf|odt|docx)$/.exec(asked.document) ?? []
  if (!id) return undefined
  const found = await db
    .selectFrom('document')
    .where('id', '=', id)
    .select(['hash', 'format', 'name', 'organization_id as organizationId', 'uploaded_by as uploadedBy'])
    .executeTakeFirst()
  if (found?.format !== format || !found) return undefined
  return { ...found, uses: await usesOf(db, 'document', id) }
}

const TYPES: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Where documents are fetched, always to be saved: `/documenti/{id}.pdf`. */
export const documentRoutes = [
  rootGet('/documenti/:document', {
    summary: 'A document as a file to save, for those who may see what shows it',
    load: loadDocument,
    allow: maySeeFile,
    handle: async (cx, { resource }) => {
      const content = await readFile(cx.files.path(resource.hash)).catch(() => {
        throw notFound()
      })
      return new Response(new Uint8Array(content), {
        headers: {
          'content-type': TYPES[resource.format],
          'content-disposition': attachment(`${resource.name}.${resource.format}`),
          ...fileHeaders(resource),
        },
      })
    },
  }),
]
