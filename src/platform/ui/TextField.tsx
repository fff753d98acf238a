import { FieldFrame } from './FieldParts.tsx'
import { describedBy, type FieldProps, fieldId } from './field.ts'

interface TextFieldProps extends FieldProps {
  value?: string
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'date' | 'time' | 'number' | 'password'
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url'
  autocomplete?: string
  short?: boolean
  /** Left to right also in Arabic: codes, addresses of mail and web, phones. */
  code?: boolean
  /** May be written in another script than the page's, and follows its direction. */
  anyScript?: boolean
  /** Id of a list of suggestions. */
  list?: string
}

const LTR = new Set(['email', 'tel', 'url', 'number', 'date', 'time'])

/** One line of text. What was typed is never cut: the server counts and says. */
export function TextField({
  value,
  type = 'text',
  inputMode,
  autocomplete,
  short,
  code,
  anyScript,
  list,
  ...field
}: TextFieldProps) {
  return (
    <FieldFrame field={field}>
      <input
        class={short ? 'form-control short' : 'form-control'}
        id={fieldId(field.name)}
        name={field.name}
        // The library's types know `list` only for some kinds, one at a time.
        type={type as 'text'}
        value={value}
        inputMode={inputMode}
        autocomplete={autocomplete}
        list={list}
        dir={code || LTR.has(type) ? 'ltr' : anyScript ? 'auto' : undefined}
        required={!field.optional}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      />
    </FieldFrame>
  )
}
