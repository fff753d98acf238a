import { PictureField } from '../../../../platform/pictures/PictureField.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** What the picture is, the picture with its words, and who made it. */
export function PictureFields(props: FieldsProps) {
  const { cx, values, errors, known } = props
  return (
    <>
      <Radios
        {...fieldOf(props, 'role')}
        label={cx.t('directory.field.role')}
        options={(['logo', 'gallery'] as const).map((value) => ({
          value,
          label: cx.t(`editing.forms.picture_${value}`),
          hint: cx.t(`editing.forms.picture_${value}_hint`),
        }))}
      />
      <PictureField
        cx={cx}
        name="foto"
        legend={cx.t('directory.entity.organization_picture')}
        values={values}
        errors={errors}
        kept={known.pictures.get(textValue(values, 'foto'))}
        needed
      />
      <TextField
        {...fieldOf(props, 'credit')}
        anyScript
        label={cx.t('directory.field.credit')}
        hint={cx.t('editing.forms.credit_hint')}
        optional
      />
    </>
  )
}
