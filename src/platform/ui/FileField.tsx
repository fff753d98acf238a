import { FieldFrame } from './FieldParts.tsx'
import { describedBy, type FieldProps, fieldId } from './field.ts'

/** A file to send; say beforehand in the hint which kinds are taken and how large. Its form needs `files`. */
export const FileField = ({ accept, ...field }: FieldProps & { accept?: string }) => (
  <FieldFrame field={field}>
    <input
      class="form-control"
      id={fieldId(field.name)}
      name={field.name}
      type="file"
      accept={accept}
      required={!field.optional}
      aria-describedby={describedBy(field)}
      aria-invalid={field.error ? 'true' : undefined}
    />
  </FieldFrame>
)
