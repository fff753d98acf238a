import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from './field-of.ts'

/** Whether it is free, and what it costs in words. */
export function FeeFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <Radios
        {...fieldOf(props, 'free')}
        label={cx.t('editing.forms.free')}
        options={[
          { value: 'yes', label: cx.t('editing.forms.free_yes') },
          { value: 'no', label: cx.t('editing.forms.free_no') },
          { value: '', label: cx.t('editing.forms.unsaid') },
        ]}
      />
      <TextArea
        {...fieldOf(props, 'fees_description')}
        label={cx.t('directory.field.fees_description')}
        hint={cx.t('editing.forms.fees_hint')}
        rows={2}
        anyScript
        optional
      />
    </>
  )
}
