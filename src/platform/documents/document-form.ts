import type { Cx } from '../cx.ts'
import { ownFiles } from '../files/used-files.ts'
import type { FieldErrors, RawValues } from '../http/input.ts'
import { storeDocument } from './store-document.ts'

/**
 * Keeps the file that a `DocumentField` brought: in the values that come back the field is the id of its document, so
 * that a form with errors shows it again. The id of a document of another body is emptied.
 */
export async function takeDocument(
  cx: Cx,
  values: RawValues,
  name: string,
  organizationId: string | null,
): Promise<{ values: RawValues; errors: FieldErrors }> {
  const { [`${name}_file`]: sent, ...rest } = values
  const file = [sent].flat().at(-1)
  const id = String([values[name]].flat().at(-1) ?? '')
  const own = await ownFiles(cx.db, 'document', organizationId, [id])
  const taken = { ...rest, [name]: own.has(id) ? id : '' }
  if (!(file instanceof File) || file.size === 0 || !cx.actor) return { values: taken, errors: {} }
  const stored = await storeDocument(cx, { file, organizationId, uploadedBy: cx.actor.id, now: cx.now })
  if ('id' in stored) return { values: { ...taken, [name]: stored.id }, errors: {} }
  return { values: taken, errors: { [`${name}_file`]: cx.t(`ui.document_refused_${stored.refused}`) } }
}
