import type { JSX } from 'preact'
import type { ZodType } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import type { StoredPicture } from '../../../platform/pictures/read-pictures.ts'
import type { Group, RecordDocument } from '../../directory/api.ts'
import type { Known } from './known.ts'

/** What a form is about. */
export interface At {
  /** Id of the row; a new one is made when its page is opened, so that sending it twice adds one. */
  row: string
  newId: () => string
  /** ISO 8601, on the clocks of the territory. */
  today: string
}

/** What the fields of a form are drawn from. */
export interface FieldsProps {
  cx: Cx
  known: Known
  document: RecordDocument
  row: string
  /** As typed, or as `valuesOf` gives them. */
  values: RawValues
  errors: FieldErrors
}

/** One row as the list of a section shows it. */
export interface RowSummary {
  id: string
  title: string
  /** What it says, in short lines. */
  lines: readonly string[]
  picture?: StoredPicture | undefined
}

/** What may be done with the rows of a section besides writing one. */
export interface Rows {
  /** Words of the link to add one; absent where there are as many as there are other things (hours). */
  add?: MessageKey
  /** The rows in the order in which they are shown. */
  list(document: RecordDocument, cx: Cx, known: Known): readonly RowSummary[]
  /** Puts a row one place up (-1) or down (1). */
  move?(document: RecordDocument, row: string, way: -1 | 1): RecordDocument
  /** Takes a row out, with what hangs on it. */
  remove?(document: RecordDocument, row: string): RecordDocument
}

/**
 * One short page of the record's form: about the whole record, or about one of its `rows`. Pure but for `Fields`;
 * what the form does not show stays as it is, and `apply(document, valuesOf(document))` changes nothing.
 */
export interface Section<Values = unknown> {
  /** In the address, in Italian. */
  name: string
  group: Group
  title: MessageKey
  /** One sentence: why it matters to people who look for help. */
  why: MessageKey
  rows?: Rows
  /** Its pages show files of the organisation or how old translations are: `Known` has them only for these. */
  showsOwn?: true
  /** Keeps the files a form brought, before it is checked: in the values that come back they are ids. */
  takeFiles?(
    cx: Cx,
    values: RawValues,
    organizationId: string,
  ): Promise<{ values: RawValues; errors: FieldErrors }>
  /** What was sent, as `readForm` reads it, checked with what is known; names of fields are names of errors. */
  form(known: Known, document: RecordDocument): ZodType<Values>
  /** What the form shows at first. */
  valuesOf(document: RecordDocument, at: At, known: Known): RawValues
  apply(document: RecordDocument, values: Values, at: At): RecordDocument
  /** The words to which somebody agreed, where what was sent says so and the document does not yet. */
  agreed?(document: RecordDocument, values: Values, at: At): MessageKey | undefined
  /** Another look at what was typed, asked by a button (`passo`), to be shown again and not saved; else nothing. */
  again?(values: RawValues, at: At, document: RecordDocument, known: Known): RawValues | undefined
  Fields(props: FieldsProps): JSX.Element
}
