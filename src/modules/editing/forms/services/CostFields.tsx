import { textValue } from '../../../../platform/ui/field.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { lengthOf } from '../fields.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** Whether it is free, what it costs in words, and the prices. */
export function CostFields(props: FieldsProps) {
  const { cx, values } = props
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
      {Array.from({ length: lengthOf('costs', values) }, (_, index) => (
        <CostRow key={index} {...props} index={index} />
      ))}
    </>
  )
}

function CostRow({ index, ...props }: FieldsProps & { index: number }) {
  const { cx, values } = props
  const name = (field: string) => `costs.${index}.${field}`
  return (
    <div class="form-row">
      <input type="hidden" name={name('id')} value={textValue(values, name('id'))} />
      <TextField
        {...fieldOf(props, name('amount'))}
        label={cx.t('directory.field.amount')}
        hint={cx.t('editing.forms.amount_hint')}
        inputMode="decimal"
        short
        optional
      />
      <TextField
        {...fieldOf(props, name('option'))}
        label={cx.t('editing.forms.cost_option')}
        hint={cx.t('editing.forms.cost_option_hint')}
        optional
      />
      <TextField
        {...fieldOf(props, name('amount_description'))}
        label={cx.t('directory.field.amount_description')}
        optional
      />
    </div>
  )
}
