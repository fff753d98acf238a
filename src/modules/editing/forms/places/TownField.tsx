import { Button } from '../../../../platform/ui/Button.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { townLabel, townShown, townsMeant } from './town.ts'

/** The municipality by name or postal code; where several bear the name, which of them. */
export function TownField(props: FieldsProps) {
  const { cx, values, known } = props
  const typed = textValue(values, 'town')
  const before = textValue(values, 'istat_code')
  const kept = typed !== '' && typed === townShown(known.places, before || null)
  const towns = typed === '' || kept ? [] : townsMeant(known.places, typed)
  return (
    <>
      <TextField
        {...fieldOf(props, 'town')}
        anyScript
        label={cx.t('directory.field.istat_code')}
        hint={cx.t('editing.forms.town_hint')}
        optional
      />
      {towns.length > 1 ? (
        <Radios
          cx={cx}
          name="istat_code"
          label={cx.t('editing.forms.town_which')}
          options={towns.map((town) => ({ value: town.istat, label: townLabel(town) }))}
          value={before}
        />
      ) : (
        <input type="hidden" name="istat_code" value={before} />
      )}
      <p>
        <Button kind="secondary" small name="passo" value="cerca">
          {cx.t('editing.forms.town_find')}
        </Button>
      </p>
    </>
  )
}
