import type { Cx } from '../../../platform/cx.ts'
import { changesBetween, emptyRecord } from '../../directory/api.ts'
import type { Known } from '../forms/known.ts'
import type { Section } from '../forms/section.ts'
import type { OwnRecord } from './own-record.ts'

/** Whether something was said in a section: rows, or any field that a new record does not have. */
export function isFilled(
  section: Section,
  { draft, organizationId }: OwnRecord,
  cx: Cx,
  known: Known,
): boolean {
  const { document } = draft
  if (section.rows) return section.rows.list(document, cx, known).length > 0
  const empty = emptyRecord(organizationId, document.organization.original_lang)
  return changesBetween(empty, document).some(({ group }) => group === section.group)
}
