import { Icon } from '../../../../platform/ui/Icon.tsx'
import { SafeLink } from '../../../../platform/ui/SafeLink.tsx'
import { directionLinks } from '../contact-links.ts'
import type { OrganizationRecord } from '../queries.ts'
import { addressLines, mainSchedules, type Sheet } from '../sheet.ts'
import { PhoneLine } from './Contacts.tsx'
import { HoursTable } from './HoursTable.tsx'

type Location = OrganizationRecord['locations'][number]

/** Where the organisation is: each place with its address, how to get there, steps, and its own hours. */
export const Places = ({ sheet }: { sheet: Sheet }) => (
  <div class="stack">
    {sheet.record.locations.map((place) => (
      <Place key={place.id} sheet={sheet} place={place} alone={sheet.record.locations.length === 1} />
    ))}
  </div>
)

function Place({ sheet, place, alone }: { sheet: Sheet; place: Location; alone: boolean }) {
  const { cx, record, words, today } = sheet
  const title = place.name ?? (place.is_seat ? cx.t('directory.record.seat') : cx.t('directory.record.place'))
  const main = mainSchedules(record)
  const own = record.schedules.filter((span) => span.location_id === place.id && !span.service_id)
  return (
    <div class="record-place" id={`sede-${place.id}`}>
      {(!alone || place.name) && (
        <h3>
          <bdi class="wraps">{title}</bdi>
        </h3>
      )}
      <address class="record-address" lang={cx.lang === 'it' ? undefined : 'it'} dir="auto">
        {addressLines(place, words).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </address>
      <Directions sheet={sheet} place={place} />
      {record.phones
        .filter((phone) => phone.location_id === place.id && !phone.service_id && !alone)
        .map((phone) => (
          <p key={phone.id}>
            <PhoneLine cx={cx} phone={phone} />
          </p>
        ))}
      {place.transportation && (
        <Noted sheet={sheet} label="directory.record.transport" text={place.transportation} />
      )}
      <Access sheet={sheet} place={place} />
      {own.length > 0 && !own.every((span) => main.includes(span)) && (
        <HoursTable cx={cx} spans={own} today={today} of={title} />
      )}
    </div>
  )
}

function Directions({ sheet: { cx, words }, place }: { sheet: Sheet; place: Location }) {
  const links =
    place.location_type === 'physical' && directionLinks(place, addressLines(place, words).join(', '))
  if (!links) return null
  return (
    <p class="cluster no-print">
      <SafeLink href={links.map} external={cx} rel="nofollow">
        <Icon name="map-marker" size="sm" /> {cx.t('directory.record.directions')}
      </SafeLink>
      {/* `geo:` (RFC 5870) is made of numbers and escaped text only, and opens the map of the phone. */}
      <a class="phone-only" href={links.app}>
        {cx.t('directory.record.open_map_app')}
      </a>
    </p>
  )
}

/** Whether one gets in without steps, and what else helps. */
function Access({ sheet, place }: { sheet: Sheet; place: Location }) {
  const { cx } = sheet
  const known = place.wheelchair !== null
  if (!known && !place.accessibility_description) return null
  return (
    <p>
      {known && (
        <strong>
          {cx.t(place.wheelchair ? 'directory.record.wheelchair_yes' : 'directory.record.wheelchair_no')}
        </strong>
      )}{' '}
      {place.accessibility_description && (
        <ItalianNote sheet={sheet} text={place.accessibility_description} />
      )}
    </p>
  )
}

const Noted = (props: { sheet: Sheet; label: 'directory.record.transport'; text: string }) => (
  <p>
    <strong>{props.sheet.cx.t(props.label)}:</strong> <ItalianNote sheet={props.sheet} text={props.text} />
  </p>
)

/** A note in the record's own language. */
const ItalianNote = ({ sheet: { cx, record }, text }: { sheet: Sheet; text: string }) => (
  <span lang={record.original_lang === cx.lang ? undefined : record.original_lang} dir="auto">
    {text}
  </span>
)
