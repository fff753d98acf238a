import { Choice, type ChoiceOption } from './Choice.tsx'
import { ChoiceFrame } from './FieldParts.tsx'
import { type FieldProps, fieldId } from './field.ts'

interface CheckboxesProps extends FieldProps {
  options: readonly ChoiceOption[]
  values?: readonly string[]
  inline?: boolean
}

/** Any number of a few choices, all in sight. */
export const Checkboxes = ({ options, values = [], inline = false, ...field }: CheckboxesProps) => (
  <ChoiceFrame field={field}>
    <div class={inline ? 'choices-inline' : undefined}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          {...option}
          type="checkbox"
          name={field.name}
          id={index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index}`}
          checked={values.includes(option.value)}
        />
      ))}
    </div>
  </ChoiceFrame>
)
