import { Icon } from '../../../../platform/ui/Icon.tsx'
import { SafeLink } from '../../../../platform/ui/SafeLink.tsx'
import type { OrganizationRecord } from '../queries.ts'
import { addressLines, mainSchedules, type Sheet, wayTo } from '../sheet.ts'
import { PhoneLine } from './Contacts.tsx'
import { HoursTable } from './HoursTable.tsx'
import { PositionMap } from './PositionMap.tsx'
import { StreetMap } from './StreetMap.tsx'
import { Name } from './Text.tsx'

type Location = OrganizationRecord['locations'][number]

/** Where the organisation is: each place with its address, how to get there, steps, and its own hours. */
export const Places = ({ sheet }: { sheet: Sheet }) => (
  <div class="record-places">
    <div class="stack">
      {sheet.record.locations.map((place) => (
        <Place key={place.id} sheet={sheet} place={place} alone={sheet.record.locations.length === 1} />
      ))}
    </div>
    <Position sheet={sheet} />
  </div>
)

/** More areas than this would make the drawing heavier than the page. */
const MOST_CELLS = 60

/** The main place on the map of the territory, when it lies inside and its position is known. */
function Position({ sheet: { cx, record, map, words } }: { sheet: Sheet }) {
  const place = record.locations.find(({ latitude }) => latitude !== null)
  if (!place || place.latitude === null || place.longitude === null) return null
  const { tileUrl, tileAttribution } = cx.config
  if (tileUrl && place.geocode_quality !== 'municipality') {
    const around = { latitude: place.latitude, longitude: place.longitude }
    const shown = cx.t('directory.record.position', {
      town: words.municipality(place.istat_code)?.name ?? '',
    })
    return <StreetMap template={tileUrl} attribution={tileAttribution} place={around} title={shown} />
  }
  if (!map) return null
  if (map.cells.length > MOST_CELLS || !map.cells.some(({ istat }) => istat === place.istat_code)) return null
  const town = words.municipality(place.istat_code)?.name ?? ''
  const { latitude, longitude, istat_code } = place
  const title = cx.t('directory.record.position', { town })
  return <PositionMap map={map} place={{ latitude, longitude, istat_code }} name={town} title={title} />
}

/** One place: its address, the way there, steps, and its own hours; `alone` where there is no other. */
export function Place({ sheet, place, alone }: { sheet: Sheet; place: Location; alone: boolean }) {
  const { cx, record, words, today } = sheet
  const title = place.name ?? (place.is_seat ? cx.t('directory.record.seat') : cx.t('directory.record.place'))
  const main = mainSchedules(record)
  const own = record.schedules.filter((span) => span.location_id === place.id && !span.service_id)
  return (
    <div class="record-place" id={`sede-${place.id}`}>
      {(!alone || place.name) && (
        <h3>
          {place.name ? (
            <Name cx={cx} lang={record.original_lang}>
              {place.name}
            </Name>
          ) : (
            title
          )}
        </h3>
      )}
      <address class="record-address">
        {addressLines(place, words).map((line) => (
          <div key={line}>
            <Name cx={cx} lang="it">
              {line}
            </Name>
          </div>
        ))}
      </address>
      <Directions sheet={sheet} place={place} />
      {record.phones
        .filter((phone) => phone.location_id === place.id && !phone.service_id && !alone)
        .map((phone) => (
          <p key={phone.id}>
            <PhoneLine cx={cx} lang={record.original_lang} phone={phone} />
          </p>
        ))}
      {place.transportation && (
        <Noted sheet={sheet} label="directory.record.transport" text={place.transportation} />
      )}
      <Access sheet={sheet} place={place} />
      {own.length > 0 && !own.every((span) => main.includes(span)) && (
        <HoursTable cx={cx} spans={own} today={today} lang={record.original_lang} of={title} />
      )}
    </div>
  )
}

function Directions({ sheet: { cx, words }, place }: { sheet: Sheet; place: Location }) {
  const links = wayTo(place, words)
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
        <Name cx={cx} lang={sheet.record.original_lang}>
          {place.accessibility_description}
        </Name>
      )}
    </p>
  )
}

const Noted = (props: { sheet: Sheet; label: 'directory.record.transport'; text: string }) => (
  <p>
    <strong>{props.sheet.cx.t(props.label)}:</strong>{' '}
    <Name cx={props.sheet.cx} lang={props.sheet.record.original_lang}>
      {props.text}
    </Name>
  </p>
)
