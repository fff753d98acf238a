import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { LIFECYCLES, offered } from './identity.ts'

/** Who the organisation is; the page says that editors look at it first. */
export function IdentityFields(props: FieldsProps) {
  const { cx, known, document } = props
  const { type_code, legal_form_code } = document.organization
  const options = (list: 'type' | 'istat_legal_form', before: string | null) =>
    offered(known, list, before).map((value) => ({ value, label: known.lists.label(cx.lang, list, value) }))
  return (
    <>
      <TextField {...fieldOf(props, 'name')} anyScript label={cx.t('directory.field.name')} />
      <TextField
        {...fieldOf(props, 'alternate_name')}
        anyScript
        label={cx.t('directory.field.alternate_name')}
        optional
      />
      <SelectField
        {...fieldOf(props, 'type_code')}
        label={cx.t('directory.field.type_code')}
        options={options('type', type_code)}
        optional
      />
      <SelectField
        {...fieldOf(props, 'legal_form_code')}
        label={cx.t('directory.field.legal_form_code')}
        options={options('istat_legal_form', legal_form_code)}
        optional
      />
      <TextField
        {...fieldOf(props, 'year_incorporated')}
        label={cx.t('directory.field.year_incorporated')}
        inputMode="numeric"
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'tax_code')}
        label={cx.t('editing.forms.tax_code')}
        hint={cx.t('editing.forms.tax_code_hint')}
        inputMode="numeric"
        code
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'vat')}
        label={cx.t('editing.forms.vat')}
        inputMode="numeric"
        code
        short
        optional
      />
      <TextField {...fieldOf(props, 'runts')} label={cx.t('editing.forms.runts')} code short optional />
      <Radios
        {...fieldOf(props, 'lifecycle')}
        label={cx.t('directory.field.lifecycle')}
        options={LIFECYCLES.map((value) => ({ value, label: cx.t(`editing.forms.lifecycle_${value}`) }))}
      />
    </>
  )
}
