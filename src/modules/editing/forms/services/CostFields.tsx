import { textValue } from '../../../../platform/ui/field.ts'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { lengthOf } from '../fields.ts'
import type { FieldsProps } from '../section.ts'
import { FeeFields } from '../views/FeeFields.tsx'
import { fieldOf } from '../views/field-of.ts'

/** Whether it is free, what it costs in words, and the prices. */
export function CostFields(props: FieldsProps) {
  const { values } = props
  return (
    <>
      <FeeFields {...props} />
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
        anyScript
        label={cx.t('editing.forms.cost_option')}
        hint={cx.t('editing.forms.cost_option_hint')}
        optional
      />
      <TextField
        {...fieldOf(props, name('amount_description'))}
        anyScript
        label={cx.t('directory.field.amount_description')}
        optional
      />
    </div>
  )
}
