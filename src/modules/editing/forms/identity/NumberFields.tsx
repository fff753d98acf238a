import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** Members, volunteers, staff. */
export const NumberFields = (props: FieldsProps) => (
  <>
    {(['member_count', 'volunteer_count', 'staff_count'] as const).map((name) => (
      <TextField
        key={name}
        {...fieldOf(props, name)}
        label={props.cx.t(`directory.field.${name}`)}
        inputMode="numeric"
        short
        optional
      />
    ))}
  </>
)
