import { Fieldset } from '../../../../platform/ui/Fieldset.tsx'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { EVENT_STATUSES } from '../../../directory/api.ts'
import { placeName } from '../place-name.ts'
import { TownField } from '../places/TownField.tsx'
import { inOrder } from '../rows-of.ts'
import type { FieldsProps } from '../section.ts'
import { FeeFields } from '../views/FeeFields.tsx'
import { fieldOf } from '../views/field-of.ts'

/** What it is, when, where, what it costs and how to take part. */
export function EventFields(props: FieldsProps) {
  const { cx } = props
  return (
    <>
      <TextField
        {...fieldOf(props, 'name')}
        anyScript
        label={cx.t('directory.field.name')}
        hint={cx.t('editing.forms.event_name_hint')}
      />
      <TextArea
        {...fieldOf(props, 'description')}
        label={cx.t('directory.field.description')}
        anyScript
        optional
      />
      <WhenFields {...props} />
      <WhereFields {...props} />
      <FeeFields {...props} />
      <TextField
        {...fieldOf(props, 'booking')}
        label={cx.t('editing.forms.event_booking')}
        hint={cx.t('editing.forms.event_booking_hint')}
        optional
      />
      <Radios
        {...fieldOf(props, 'status')}
        label={cx.t('editing.forms.event_status')}
        hint={cx.t('editing.forms.event_status_hint')}
        options={EVENT_STATUSES.map((value) => ({ value, label: cx.t(`editing.forms.event_${value}`) }))}
      />
    </>
  )
}

function WhenFields(props: FieldsProps) {
  const { cx } = props
  return (
    <Fieldset legend={cx.t('editing.forms.event_when')}>
      <TextField
        {...fieldOf(props, 'starts_on')}
        label={cx.t('editing.forms.event_day')}
        hint={cx.t('editing.forms.event_day_hint')}
        type="date"
        short
      />
      <TextField
        {...fieldOf(props, 'starts_at')}
        label={cx.t('directory.field.starts_at')}
        hint={cx.t('editing.forms.event_hour_hint')}
        type="time"
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'ends_on')}
        label={cx.t('editing.forms.event_last_day')}
        hint={cx.t('editing.forms.event_last_day_hint')}
        type="date"
        short
        optional
      />
      <TextField
        {...fieldOf(props, 'ends_at')}
        label={cx.t('directory.field.ends_at')}
        type="time"
        short
        optional
      />
    </Fieldset>
  )
}

function WhereFields(props: FieldsProps) {
  const { cx, document, known } = props
  const places = inOrder(document.locations).filter(({ location_type }) => location_type === 'physical')
  return (
    <Fieldset legend={cx.t('editing.forms.event_where')}>
      <SelectField
        {...fieldOf(props, 'place_id')}
        label={cx.t('editing.forms.event_place')}
        options={places.map((place) => ({ value: place.id, label: placeName(place, cx, known) }))}
        empty={cx.t('editing.forms.event_elsewhere')}
        optional
      />
      <TextField
        {...fieldOf(props, 'place_name')}
        anyScript
        label={cx.t('editing.forms.event_place_name')}
        hint={cx.t('editing.forms.event_place_name_hint')}
        optional
      />
      <TownField {...props} />
      <TextField
        {...fieldOf(props, 'online_url')}
        label={cx.t('editing.forms.event_online')}
        type="url"
        optional
      />
    </Fieldset>
  )
}
