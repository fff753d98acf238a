import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { changesBetween } from '../../../directory/api.ts'
import type { Known } from '../../forms/known.ts'
import { MomentFields } from '../../schedule/MomentForm.tsx'
import type { OwnRecord } from '../own-record.ts'
import { pathsOf } from '../paths.ts'
import type { Status } from '../status.ts'
import { Changes } from './Changes.tsx'

interface SubmitPageProps {
  cx: Cx
  own: OwnRecord
  status: Status
  known: Known
  errors: FieldErrors
  /** What stands in the way of handing in. */
  problems: readonly string[]
  values: RawValues
}

/** All that would be handed in, told before it is. */
export function SubmitPage({ cx, own, status, known, errors, problems, values }: SubmitPageProps) {
  const { draft, current, organizationId } = own
  const paths = pathsOf(organizationId)
  const changes = changesBetween(current.document, draft.document)
  const later = status.trusted ? changes.filter(({ identity }) => identity) : changes
  const atOnce = changes.filter((change) => !later.includes(change))
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
