import { Button } from '../../../../platform/ui/Button.tsx'
import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { lengthOf } from '../fields.ts'
import { PHONE_TYPES } from '../phones.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from './field-of.ts'

/** The phones of one owner, with a button for more. */
export function PhoneFields(props: FieldsProps) {
  const { cx, values } = props
  return (
    <Fieldset legend={cx.t('editing.forms.phones')}>
      {Array.from({ length: lengthOf('phones', values) }, (_, index) => (
        <PhoneRow key={index} {...props} index={index} />
      ))}
      <p>
        <Button kind="secondary" small name="passo" value="telefoni">
          {cx.t('editing.forms.phones_more')}
        </Button>
      </p>
    </Fieldset>
  )
}

function PhoneRow({ index, ...props }: FieldsProps & { index: number }) {
  const { cx, values } = props
  const name = (field: string) => `phones.${index}.${field}`
  return (
    <div class="form-row">
      <input type="hidden" name={name('id')} value={textValue(values, name('id'))} />
      <TextField
        {...fieldOf(props, name('number'))}
        label={cx.t('editing.forms.phone_number', { number: index + 1 })}
        hint={index === 0 && cx.t('editing.forms.phone_hint')}
        type="tel"
        short
        optional
      />
      <SelectField
        {...fieldOf(props, name('type'))}
        label={cx.t('editing.forms.phone_type')}
        options={PHONE_TYPES.map((value) => ({ value, label: cx.t(`editing.forms.phone_${value}`) }))}
        empty={false}
        short
      />
      <TextField
        {...fieldOf(props, name('description'))}
        anyScript
        label={cx.t('editing.forms.phone_for')}
        hint={index === 0 && cx.t('editing.forms.phone_for_hint')}
        optional
      />
    </div>
  )
}
