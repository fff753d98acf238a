/** Why a file cannot be read at all; each has a message `imports.file_…` that says what to do. */
export type FileRefusal =
  | 'missing'
  | 'empty'
  | 'too_big'
  | 'inflated_too_big'
  | 'too_many_entries'
  | 'broken'
  | 'encrypted'
  | 'old_excel'
  | 'open_document'
  | 'archive'
  | 'pdf'
  | 'web_page'
  | 'not_text'
  | 'unsafe_xml'
  | 'broken_quotes'
  | 'no_header'
  | 'too_many_columns'
  | 'too_many_rows'

/** A file that is refused as a whole, thrown from inside the streams that read it. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal
  readonly detail: string
  constructor(refusal: FileRefusal, detail = '') {
    super(detail ? `${refusal}: ${detail}` : refusal)
    this.name = 'FileRefused'
    this.refusal = refusal
    this.detail = detail
  }
}
