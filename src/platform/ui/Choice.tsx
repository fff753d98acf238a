import type { ComponentChildren } from 'preact'

interface ChoiceProps {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  value: string
  label: ComponentChildren
  checked: boolean
  hint?: ComponentChildren
  /** How many results the choice would leave. */
  count?: string
}

/** One radio button or checkbox with its label. */
export const Choice = ({ type, id, name, value, label, checked, hint, count }: ChoiceProps) => (
  <div class="choice">
    <input
      type={type}
      id={id}
      name={name}
      value={value}
      checked={checked}
      aria-describedby={hint ? `${id}-hint` : undefined}
    />
    <div>
      <label for={id}>
        {label}
        {count !== undefined && <span class="choice-count"> ({count})</span>}
      </label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  </div>
)

/** One of the choices offered by `Radios` and `Checkboxes`. */
export interface ChoiceOption {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** Already formatted for the reader. */
  count?: string
}
