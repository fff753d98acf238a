import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** Whom to ask for: the role first, the person's name only with consent. */
export function PersonFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'title')}
        anyScript
        label={cx.t('directory.field.title')}
        hint={cx.t('editing.forms.role_hint')}
      />
      <TextField
        {...fieldOf(props, 'email')}
        label={cx.t('directory.field.email')}
        type="email"
        inputMode="email"
        optional
      />
      <TextField
        {...fieldOf(props, 'phone')}
        label={cx.t('directory.field.phone')}
        type="tel"
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'name')}
        anyScript
        label={cx.t('editing.forms.person_name')}
        hint={cx.t('editing.forms.person_name_hint')}
        optional
      />
      <Tick {...props} name="consent" word="consent" text="consent_text" />
      <Tick {...props} name="is_public" word="person_public" text="person_public_text" />
    </>
  )
}

interface TickProps extends FieldsProps {
  name: string
  word: 'consent' | 'person_public'
  text: 'consent_text' | 'person_public_text'
}

const Tick = ({ cx, values, errors, name, word, text }: TickProps) => (
  <Checkboxes
    cx={cx}
    name={name}
    label={cx.t(`editing.forms.${word}`)}
    options={[{ value: 'yes', label: cx.t(`editing.forms.${text}`) }]}
    values={listValue(values, name)}
    error={errors[name]}
    optional
  />
)
