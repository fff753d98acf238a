import type { Cx } from '../cx.ts'
import type { FieldErrors } from '../http/input.ts'
import { fieldId } from './field.ts'

/**
 * What must be corrected, on top of the form, even for one error (GOV.UK pattern): it takes the focus, and each line
 * leads to its field and says what stands beside it. Give the page `invalid: true`, so that its title says it too.
 */
export function ErrorSummary({ cx, errors }: { cx: Pick<Cx, 't'>; errors: FieldErrors }) {
  const found = Object.entries(errors)
  if (found.length === 0) return null
  return (
    <div
      class="error-summary"
      id="errors"
      role="alert"
      aria-labelledby="errors-title"
      tabIndex={-1}
      autofocus
    >
      <h2 id="errors-title">{cx.t('ui.errors_title', { count: found.length })}</h2>
      <ul>
        {found.map(([field, message]) => (
          <li key={field}>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
