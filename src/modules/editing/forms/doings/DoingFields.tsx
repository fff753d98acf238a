import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** Name, what it is, from when to when. */
export function DoingFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'name')}
        anyScript
        label={cx.t('directory.field.name')}
        hint={cx.t('editing.forms.doing_hint')}
      />
      <TextArea
        {...fieldOf(props, 'description')}
        label={cx.t('directory.field.description')}
        anyScript
        optional
      />
      <TextField
        {...fieldOf(props, 'starts_on')}
        label={cx.t('directory.field.starts_on')}
        type="date"
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'ends_on')}
        label={cx.t('directory.field.ends_on')}
        type="date"
        short
        optional
      />
    </>
  )
}

/** The same, with what kind it is. */
export function ProgramFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <Radios
        {...fieldOf(props, 'kind')}
        label={cx.t('directory.field.kind')}
        options={[
          { value: 'project', label: cx.t('editing.forms.kind_project') },
          { value: 'programme', label: cx.t('editing.forms.kind_programme') },
        ]}
      />
      <DoingFields {...props} />
    </>
  )
}
