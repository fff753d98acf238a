import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import type { Change } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import { MomentFields } from '../../schedule/MomentForm.tsx'
import type { OwnRecord } from '../own-record.ts'
import { pathsOf } from '../paths.ts'
import { Changes } from './Changes.tsx'

interface SubmitPageProps {
  cx: Cx
  own: OwnRecord
  /** All that changes of the public record, and what of it becomes public without waiting. */
  changes: readonly Change[]
  atOnce: readonly Change[]
  /** All waits this time, although the organisation is trusted: a name may deceive. */
  doubtful: boolean
  known: Known
  errors: FieldErrors
  /** What stands in the way of handing in. */
  problems: readonly string[]
  values: RawValues
}

/** All that would be handed in, told before it is. */
export function SubmitPage(props: SubmitPageProps) {
  const { cx, own, changes, atOnce, doubtful, known, errors, problems, values } = props
  const { draft, current, organizationId } = own
  const paths = pathsOf(organizationId)
  const later = changes.filter((change) => !atOnce.includes(change))
  const documents = [draft.document, current.document]
  if (changes.length === 0) return <p>{cx.t('editing.owner.submit_nothing')}</p>
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      {problems.length > 0 && (
        <Alert cx={cx} tone="danger" title={cx.t('editing.owner.submit_problems')} live>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      {doubtful && <Alert cx={cx} tone="info" title={cx.t('editing.names.waits')} />}
      {later.length > 0 && (
        <section>
          <h2>{cx.t('editing.owner.will_wait', { count: later.length })}</h2>
          <Changes cx={cx} known={known} changes={later} documents={documents} marked />
        </section>
      )}
      {atOnce.length > 0 && (
        <section>
          <h2>{cx.t('editing.owner.at_once', { count: atOnce.length })}</h2>
          <Changes cx={cx} known={known} changes={atOnce} documents={documents} />
        </section>
      )}
      {draft.revision > 0 ? (
        <Form action={href(cx, paths.submit)} hidden={{ revisione: String(draft.revision) }} class="stack">
          <TextArea
            cx={cx}
            name="note"
            label={cx.t('editing.owner.note')}
            hint={cx.t('editing.owner.note_hint')}
            value={textValue(values, 'note')}
            error={errors.note}
            rows={3}
            anyScript
            optional
          />
          <MomentFields cx={cx} errors={errors} values={values} />
          <p class="cluster">
            <Button>{cx.t('editing.owner.submit_do')}</Button>
            <LinkButton href={href(cx, paths.preview)} kind="secondary">
              {cx.t('editing.owner.preview')}
            </LinkButton>
          </p>
        </Form>
      ) : (
        <p>{cx.t('editing.owner.already_handed')}</p>
      )}
    </>
  )
}
