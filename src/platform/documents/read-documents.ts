import type { DbOrTx } from '../db/database.ts'
import type { Lang } from '../i18n/languages.ts'
import type { DocumentFormat } from './document-kind.ts'

/** A stored document as a page shows it. */
export interface StoredDocument {
  id: string
  format: DocumentFormat
  name: string
  bytes: number
}

/** All stored documents of a body, by id. */
export async function listBodyDocuments(
  db: DbOrTx,
  organizationId: string,
): Promise<ReadonlyMap<string, StoredDocument>> {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'format', 'name', 'bytes'])
    .where('organization_id', '=', organizationId)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Address of a document. */
export const documentAddress = ({ id, format }: Pick<StoredDocument, 'id' | 'format'>): string =>
  `/documenti/${id}.${format}`

/** Kind and size of a document in words, such as "PDF, 120 kB". */
export function documentSize(
  { lang }: { lang: Lang },
  { format, bytes }: Pick<StoredDocument, 'format' | 'bytes'>,
): string {
  const [unit, value] = bytes < 950_000 ? ['kilobyte', bytes / 1_000] : ['megabyte', bytes / 1_000_000]
  const size = new Intl.NumberFormat(lang === 'ar' ? 'ar-u-nu-latn' : lang, {
    style: 'unit',
    unit: String(unit),
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(unit === 'kilobyte' ? Math.max(1, Number(value)) : Number(value))
  return `${format.toUpperCase()}, ${size}`
}
