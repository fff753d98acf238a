import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { PhoneFields } from '../views/PhoneFields.tsx'

/** Mail, web and phones of an organisation. */
export function ContactsFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'email')}
        label={cx.t('directory.field.email')}
        hint={cx.t('editing.forms.email_hint')}
        type="email"
        inputMode="email"
        optional
      />
      <PhoneFields {...props} />
      <TextField
        {...fieldOf(props, 'website')}
        label={cx.t('directory.field.website')}
        hint={cx.t('editing.forms.website_hint')}
        inputMode="url"
        code
        optional
      />
      <TextField
        {...fieldOf(props, 'certified_email')}
        label={cx.t('directory.field.certified_email')}
        hint={cx.t('editing.forms.pec_hint')}
        type="email"
        inputMode="email"
        optional
      />
    </>
  )
}
