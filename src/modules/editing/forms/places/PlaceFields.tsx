import { Checkboxes } from '../../../../platform/ui/Checkboxes.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import type { FieldsProps } from '../section.ts'
import { fieldOf } from '../views/field-of.ts'
import { PhoneFields } from '../views/PhoneFields.tsx'
import { PinFields } from './PinFields.tsx'
import { PLACE_TYPES } from './places.ts'
import { TownField } from './TownField.tsx'

/** Where people come: address, way in, place on the map. */
export function PlaceFields(props: FieldsProps) {
  const { cx, values } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'name')}
        anyScript
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
        anyScript
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
      <TextField
        {...fieldOf(props, 'locality')}
        anyScript
        label={cx.t('directory.field.locality')}
        optional
      />
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
