import { textValue } from '../../../../platform/ui/field.ts'
import type { FieldsProps } from '../section.ts'

/** What a field takes from its form: its name, what is in it and what is wrong with it. */
export const fieldOf = ({ cx, values, errors }: FieldsProps, name: string) => ({
  cx,
  name,
  value: textValue(values, name),
  error: errors[name],
})
