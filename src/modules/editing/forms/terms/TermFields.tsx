import { Button } from '../../../../platform/ui/Button.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { TermChoices } from '../views/TermChoices.tsx'

/** Areas, sectors and people, with a search over their words in any language. */
export function TermFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'cerca')}
        label={cx.t('editing.forms.terms_search')}
        hint={cx.t('editing.forms.terms_search_hint')}
        optional
      />
      <p>
        <Button kind="secondary" small name="passo" value="cerca">
          {cx.t('ui.search')}
        </Button>
      </p>
      <TermChoices {...props} name="areas" list="area" label={cx.t('editing.forms.areas')} />
      <TermChoices {...props} name="sectors" list="sector" label={cx.t('editing.forms.sectors_own')} />
      <TermChoices
        {...props}
        name="beneficiaries"
        list="beneficiary"
        label={cx.t('editing.forms.beneficiaries')}
      />
    </>
  )
}
