import { Button } from '../../../../platform/ui/Button.tsx'
import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { listValue, textValue } from '../../../../platform/ui/field.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { PhoneFields } from '../views/PhoneFields.tsx'
import { PinFields } from './PinFields.tsx'
import { PLACE_TYPES } from './places.ts'
import { townLabel, townShown, townsMeant } from './town.ts'

/** Where people come: address, way in, place on the map. */
export function PlaceFields(props: FieldsProps) {
  const { cx, values } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'name')}
        label={cx.t('editing.forms.place_name')}
        hint={cx.t('editing.forms.place_name_hint')}
        optional
      />
      <Radios
        {...fieldOf(props, 'location_type')}
        label={cx.t('directory.field.location_type')}
        options={PLACE_TYPES.map((value) => ({ value, label: cx.t(`editing.forms.place_${value}`) }))}
      />
      <TextField
        {...fieldOf(props, 'address_1')}
        label={cx.t('directory.field.address_1')}
        hint={cx.t('editing.forms.address_hint')}
        optional
      />
      <TownField {...props} />
      <TextField
        {...fieldOf(props, 'postal_code')}
        label={cx.t('directory.field.postal_code')}
        inputMode="numeric"
        code
        short
        optional
      />
      <TextField {...fieldOf(props, 'locality')} label={cx.t('directory.field.locality')} optional />
      <PinFields {...props} />
      <Radios
        {...fieldOf(props, 'wheelchair')}
        label={cx.t('editing.forms.wheelchair')}
        hint={cx.t('editing.forms.wheelchair_hint')}
        options={[
          { value: 'yes', label: cx.t('editing.forms.wheelchair_yes') },
          { value: 'no', label: cx.t('editing.forms.wheelchair_no') },
          { value: '', label: cx.t('editing.forms.unsaid') },
        ]}
      />
      <TextArea
        {...fieldOf(props, 'accessibility_description')}
        label={cx.t('directory.field.accessibility_description')}
        hint={cx.t('editing.forms.accessibility_hint')}
        rows={2}
        anyScript
        optional
      />
      <TextArea
        {...fieldOf(props, 'transportation')}
        label={cx.t('directory.field.transportation')}
        hint={cx.t('editing.forms.transport_hint')}
        rows={2}
        anyScript
        optional
      />
      <PhoneFields {...props} />
      <Checkboxes
        cx={cx}
        name="seat"
        label={cx.t('directory.field.seat_id')}
        options={[{ value: 'yes', label: cx.t('editing.forms.seat') }]}
        values={listValue(values, 'seat')}
        optional
      />
    </>
  )
}

/** The municipality by name or postal code; where several bear the name, which of them. */
function TownField(props: FieldsProps) {
  const { cx, values, known } = props
  const typed = textValue(values, 'town')
  const before = textValue(values, 'istat_code')
  const kept = typed !== '' && typed === townShown(known.places, before || null)
  const towns = typed === '' || kept ? [] : townsMeant(known.places, typed)
  return (
    <>
      <TextField
        {...fieldOf(props, 'town')}
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
