import { Choice, type ChoiceOption } from './Choice.tsx'
import { ChoiceFrame } from './FieldParts.tsx'
import { type FieldProps, fieldId } from './field.ts'

interface RadiosProps extends FieldProps {
  options: readonly ChoiceOption[]
  value?: string
  inline?: boolean
}

/** One of a few choices, all in sight. */
export const Radios = ({ options, value, inline = false, ...field }: RadiosProps) => (
  <ChoiceFrame field={field}>
    <div class={inline ? 'choices-inline' : undefined}>
      {options.map((option, index) => (
        <Choice
          key={option.value}
          {...option}
          type="radio"
          name={field.name}
          id={index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index}`}
          checked={option.value === value}
        />
      ))}
    </div>
  </ChoiceFrame>
)
