import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Callout } from '../../../../platform/ui/Notice.tsx'
import type { FieldsProps, Section } from '../section.ts'

interface SectionFormProps extends FieldsProps {
  section: Section
  /** Where it is sent, without the language. */
  action: string
  /** Sent along unseen, such as the revision it was made from. */
  hidden: Readonly<Record<string, string>>
}

/** The content of a section's page: what is wrong, why it matters, the fields and one button. */
export function SectionForm({ section, action, hidden, ...fields }: SectionFormProps) {
  const { cx, errors, row } = fields
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <Callout>
        <p>{cx.t(section.why)}</p>
      </Callout>
      <Form
        action={href(cx, action)}
        files={section.takeFiles !== undefined}
        hidden={{ ...hidden, riga: row }}
      >
        {/* The first button of a form is the one that the Enter key presses: saving, not another look. */}
        <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
          {cx.t('editing.forms.save')}
        </button>
        <section.Fields {...fields} />
        <Button>{cx.t('editing.forms.save')}</Button>
      </Form>
    </div>
  )
}
