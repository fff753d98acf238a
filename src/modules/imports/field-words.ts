import type { MessageKey } from '../../platform/i18n/messages.ts'
import type { Field } from './fields.ts'

/** The key of a field's name: `postalCode` is `imports.field_postal_code`. */
export const fieldKey = (field: Field): MessageKey =>
  `imports.field_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}` as MessageKey
