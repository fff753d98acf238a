import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Bdi } from '../../../../platform/ui/Bdi.tsx'
import { DefinitionList, type Fact } from '../../../../platform/ui/DefinitionList.tsx'
import { SafeLink } from '../../../../platform/ui/SafeLink.tsx'
import { mailLink, telLink } from '../contact-links.ts'
import { webAddress } from '../dead-links.ts'
import { comingEvents, eventWhen } from '../event-times.ts'
import type { OrganizationRecord } from '../queries.ts'
import { addressLines, type Sheet } from '../sheet.ts'
import { MailLine, WebLine } from './Contacts.tsx'
import { LongText, Name, ShortText } from './Text.tsx'

type Event = OrganizationRecord['events'][number]

/** What is on: each event with day and hour, where it is and how to take part. */
export const Events = ({ sheet }: { sheet: Sheet }) => (
  <div class="stack">
    {comingEvents(sheet).map((event) => (
      <OneEvent key={event.id} sheet={sheet} event={event} />
    ))}
  </div>
)

function OneEvent({ sheet, event }: { sheet: Sheet; event: Event }) {
  const { cx, text } = sheet
  const { id, status } = event
  return (
    <article id={`evento-${id}`}>
      <h3>
        <ShortText cx={cx} text={text(id, 'name', event.name)} />
        {status !== 'scheduled' && (
          <>
            {' '}
            <Badge tone={status === 'cancelled' ? 'danger' : 'warning'}>
              {cx.t(`directory.event.${status}`)}
            </Badge>
          </>
        )}
      </h3>
      <p>{eventWhen(cx, event)}</p>
      <LongText cx={cx} text={text(id, 'description', event.description)} />
      <DefinitionList facts={eventFacts(sheet, event)} />
    </article>
  )
}

function eventFacts({ cx, record, text, words }: Sheet, event: Event): (Fact | false)[] {
  const fees = text(event.id, 'fees_description', event.fees_description)
  const web = webAddress(record, event.online_url)
  return [
    {
      term: cx.t('directory.record.where'),
      value: eventPlace({ record, words }, event).map((line) => (
        <Name key={line} cx={cx} lang={record.original_lang}>
          {line}
        </Name>
      )),
    },
    { term: cx.t('directory.field.online_url'), value: web && <WebLine cx={cx} web={web} /> },
    {
      term: cx.t('directory.record.cost'),
      value: [event.free && cx.t('directory.record.free'), fees && <LongText cx={cx} text={fees} />],
    },
    event.booking !== null && {
      term: cx.t('directory.field.booking'),
      value: <Booking cx={cx} record={record} booking={event.booking} />,
    },
  ]
}

/** The room or place, and the address: of one of the record's places, or the municipality alone. */
export function eventPlace({ record, words }: Pick<Sheet, 'record' | 'words'>, event: Event): string[] {
  const place = record.locations.find(({ id }) => id === event.place_id)
  const town = words.municipality(event.istat_code)
  const lines = place
    ? [event.place_name, place.name, addressLines(place, words).join(', ')]
    : [event.place_name, town && `${town.italian} (${town.sigla})`]
  return lines.filter((line): line is string => !!line)
}

interface BookingProps extends Pick<Sheet, 'cx' | 'record'> {
  booking: string
}

/** How to take part, as a link where it is one. */
function Booking({ cx, record, booking }: BookingProps) {
  if (mailLink(booking)) return <MailLine address={booking} />
  const web = webAddress(record, booking)
  if (web) return <WebLine cx={cx} web={web} />
  return (
    <SafeLink href={telLink(booking)}>
      <Bdi wraps>{booking}</Bdi>
    </SafeLink>
  )
}
