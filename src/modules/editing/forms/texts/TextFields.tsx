import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** What the organisation does, and what for. */
export function TextFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextArea
        {...fieldOf(props, 'description')}
        label={cx.t('editing.forms.description')}
        hint={cx.t('editing.forms.description_hint')}
        rows={8}
        anyScript
        optional
      />
      <TextArea
        {...fieldOf(props, 'purpose')}
        label={cx.t('editing.forms.purpose')}
        hint={cx.t('editing.forms.purpose_hint')}
        anyScript
        optional
      />
    </>
  )
}
