import type { ComponentChildren } from 'preact'
import { type FieldProps, fieldId } from './field.ts'
import { Icon } from './Icon.tsx'

/** The words of a label, with "(optional)" where it is. */
export const LabelText = ({ cx, label, optional }: FieldProps) => (
  <>
    {label}
    {optional && <span class="optional"> {cx.t('ui.field_optional')}</span>}
  </>
)

/** Hint and error of a field, tied to it by `describedBy`. */
export const FieldNotes = ({ cx, name, hint, error }: FieldProps) => (
  <>
    {hint && (
      <p class="hint" id={`${fieldId(name)}-hint`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="field-error" id={`${fieldId(name)}-error`}>
        <Icon name="warning-circle" size="sm" />
        <span>
          <span class="visually-hidden">{cx.t('ui.field_error')} </span>
          {error}
        </span>
      </p>
    )}
  </>
)

/** Label, notes and one control. */
export const FieldFrame = ({ field, children }: { field: FieldProps; children: ComponentChildren }) => (
  <div class={field.error ? 'field field-invalid' : 'field'}>
    <label for={fieldId(field.name)}>
      <LabelText {...field} />
    </label>
    <FieldNotes {...field} />
    {children}
  </div>
)

/** A group of choices under one question. */
export const ChoiceFrame = ({ field, children }: { field: FieldProps; children: ComponentChildren }) => (
  <fieldset class={field.error ? 'field field-invalid' : 'field'} aria-describedby={describe(field)}>
    <legend>
      <LabelText {...field} />
    </legend>
    <FieldNotes {...field} />
    {children}
  </fieldset>
)

const describe = ({ name, hint, error }: FieldProps) =>
  [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean).join(' ') || undefined
