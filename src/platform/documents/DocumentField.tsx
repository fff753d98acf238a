import type { Cx } from '../cx.ts'
import type { FieldErrors } from '../http/input.ts'
import { FileField } from '../ui/FileField.tsx'
import { documentAddress, documentSize, type StoredDocument } from './read-documents.ts'

interface DocumentFieldProps {
  cx: Cx
  name: string
  errors: FieldErrors
  /** The document kept so far. */
  kept: StoredDocument | undefined
}

/** A document to send, with the one kept so far. */
export const DocumentField = ({ cx, name, errors, kept }: DocumentFieldProps) => (
  <>
    <input type="hidden" name={name} value={kept?.id ?? ''} />
    {kept && (
      <p>
        {cx.t('ui.document_kept')}{' '}
        <a href={documentAddress(kept)}>
          <bdi>{kept.name}</bdi> ({documentSize(cx, kept)})
        </a>
      </p>
    )}
    <FileField
      cx={cx}
      name={`${name}_file`}
      label={cx.t(kept ? 'ui.document_other_file' : 'ui.document_file')}
      hint={cx.t('ui.document_file_hint')}
      accept="application/pdf,.odt,.docx"
      error={errors[`${name}_file`]}
      optional={kept !== undefined}
    />
  </>
)
