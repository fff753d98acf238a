import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import type { RawValues } from '../http/input.ts'

/** What every field of a form has. */
export interface FieldProps {
  cx: Pick<Cx, 't'>
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** What is wrong with the value, in the words of the error summary. */
  error?: string | undefined
  /** Says in words that it may be left empty; every other field is required. */
  optional?: boolean
}

/** The id of a field (of its first choice, for radios and checkboxes): what the error summary points to. */
export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`

/** Ids of the hint and the error of a field, for `aria-describedby`. */
export const describedBy = ({ name, hint, error }: FieldProps): string | undefined => {
  const ids = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The text typed in a field, to show it again. */
export function textValue(values: RawValues, name: string): string {
  const value = [values[name]].flat().at(-1)
  return typeof value === 'string' ? value : ''
}

/** All values chosen in a field that may have many. */
export const listValue = (values: RawValues, name: string): string[] =>
  [values[name]].flat().filter((value): value is string => typeof value === 'string')
