import { DocumentField } from '../../../../platform/documents/DocumentField.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { PAPER_KINDS } from '../../../directory/api.ts'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'

/** The document, what it is called, what kind it is and of which year. */
export function PaperFields(props: FieldsProps) {
  const { cx, values, errors, known } = props
  return (
    <>
      <DocumentField
        cx={cx}
        name="file"
        errors={errors}
        kept={known.documents.get(textValue(values, 'file'))}
      />
      <TextField
        {...fieldOf(props, 'name')}
        anyScript
        label={cx.t('editing.forms.paper_name')}
        hint={cx.t('editing.forms.paper_name_hint')}
      />
      <SelectField
        {...fieldOf(props, 'kind')}
        label={cx.t('directory.field.kind')}
        options={PAPER_KINDS.map((value) => ({ value, label: cx.t(`directory.paper.${value}`) }))}
      />
      <TextField
        {...fieldOf(props, 'year')}
        label={cx.t('directory.field.year')}
        hint={cx.t('editing.forms.paper_year_hint')}
        inputMode="numeric"
        short
        code
        optional
      />
    </>
  )
}
