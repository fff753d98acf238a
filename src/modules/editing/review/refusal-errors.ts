import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { issueMessage } from '../../../platform/http/issue-message.ts'
import { changesBetween } from '../../directory/api.ts'
import type { DecisionRefusal } from '../decide.ts'
import { correctionName } from './corrections.ts'
import type { FoundSubmission } from './submission-queries.ts'

/** What the record does not take, beside the fields in which an editor puts it right. */
export function refusalErrors(
  cx: Pick<Cx, 't'>,
  { base, document }: Pick<FoundSubmission, 'base' | 'document'>,
  refusal: DecisionRefusal,
): FieldErrors {
  if (refusal.refused !== 'invalid') return {}
  const changes = changesBetween(base, document)
  return Object.fromEntries(
    refusal.issues.flatMap(({ entity, id, field, issue }) => {
      const index = changes.findIndex(
        (change) => change.entity === entity && change.id === id && change.field === field,
      )
      return index < 0 ? [] : [[correctionName(index), issueMessage(issue, cx.t)]]
    }),
  )
}
