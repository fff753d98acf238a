import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Choice } from '../../../platform/ui/Choice.tsx'
import { Fieldset } from '../../../platform/ui/Fieldset.tsx'
import { fieldId, textValue } from '../../../platform/ui/field.ts'
import { Radios } from '../../../platform/ui/Radios.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { RECOGNISED } from './mandate.ts'

export interface FormProps {
  cx: Cx
  values: RawValues
  errors: FieldErrors
}

/** A field with its name, what was typed in it and what is wrong with it. */
export const fieldOf = ({ cx, values, errors }: FormProps, name: string) => ({
  cx,
  name,
  value: textValue(values, name),
  error: errors[name],
})

/** Who asks, how they were recognised, and what they were told. */
export const MandateFields = (props: FormProps) => {
  const { cx, values, errors } = props
  return (
    <Fieldset legend={cx.t('desk.mandate')}>
      <TextField {...fieldOf(props, 'chiede')} label={cx.t('desk.asker')} autocomplete="off" />
      <TextField
        {...fieldOf(props, 'ruolo')}
        label={cx.t('desk.asker_role')}
        hint={cx.t('desk.asker_role_hint')}
      />
      <Radios
        {...fieldOf(props, 'riconosciuto')}
        label={cx.t('desk.recognised')}
        options={RECOGNISED.map((value) => ({ value, label: cx.t(`desk.recognised_${value}`) }))}
      />
      <TextField
        {...fieldOf(props, 'con')}
        label={cx.t('desk.recognised_by')}
        hint={cx.t('desk.recognised_by_hint')}
        optional
      />
      <div class={errors.consenso ? 'field field-invalid' : 'field'}>
        {errors.consenso && <p class="field-error">{errors.consenso}</p>}
        <Choice
          type="checkbox"
          id={fieldId('consenso')}
          name="consenso"
          value="si"
          label={cx.t('desk.consent')}
          checked={textValue(values, 'consenso') === 'si'}
        />
      </div>
    </Fieldset>
  )
}
