import { FieldFrame } from './FieldParts.tsx'
import { describedBy, type FieldProps, fieldId } from './field.ts'

/** Several lines of text. */
export function TextArea({ value = '', rows = 5, ...field }: FieldProps & { value?: string; rows?: number }) {
  return (
    <FieldFrame field={field}>
      <textarea
        class="form-control"
        id={fieldId(field.name)}
        name={field.name}
        rows={rows}
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
