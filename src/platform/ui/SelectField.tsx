import { FieldFrame } from './FieldParts.tsx'
import { describedBy, type FieldProps, fieldId } from './field.ts'

/** One choice of a list. */
export interface Option {
  value: string
  label: string
}

interface SelectFieldProps extends FieldProps {
  options: readonly Option[]
  value?: string
  /** Words of the empty first choice; `false` leaves it out. */
  empty?: string | false
  short?: boolean
}

/** One of many known choices; for up to seven, `Radios` are easier. */
export function SelectField({ options, value, empty, short, ...field }: SelectFieldProps) {
  return (
    <FieldFrame field={field}>
      <select
        class={short ? 'form-select short' : 'form-select'}
        id={fieldId(field.name)}
        name={field.name}
        required={!field.optional}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      >
        {empty !== false && <option value="">{empty ?? field.cx.t('ui.field_choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
