import { FieldFrame } from './FieldParts.tsx'
import { describedBy, type FieldProps, fieldId } from './field.ts'

interface TextAreaProps extends FieldProps {
  value?: string
  rows?: number
  /** May be written in another script than the page's: each line follows its own direction. */
  anyScript?: boolean
}

/** Several lines of text. */
export function TextArea({ value = '', rows = 5, anyScript, ...field }: TextAreaProps) {
  return (
    <FieldFrame field={field}>
      <textarea
        class="form-control"
        id={fieldId(field.name)}
        name={field.name}
        rows={rows}
        dir={anyScript ? 'auto' : undefined}
        required={!field.optional}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      >
        {/* A first line break would be swallowed by the parser. */}
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </FieldFrame>
  )
}
