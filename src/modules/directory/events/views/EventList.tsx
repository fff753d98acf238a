import { Fragment } from 'preact'
import type { Cx } from '../../../../platform/cx.ts'
import { Badge } from '../../../../platform/ui/Badge.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Callout } from '../../../../platform/ui/Notice.tsx'
import { Pagination } from '../../../../platform/ui/Pagination.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { eventWhen } from '../../record/event-times.ts'
import { summary } from '../../record/local-text.ts'
import { Name, ShortText } from '../../record/views/Text.tsx'
import { COMMA } from '../../views/words.ts'
import { type EventFilter, PERIODS, type Period } from '../filter.ts'
import type { ShownEvent, ShownEvents } from '../read-events.ts'

interface EventListProps {
  cx: Cx
  filter: EventFilter
  found: ShownEvents
  pages: number
  /** Address of the same events as a calendar. */
  calendar: string
}

/** What is on: filters, the events with day and hour, and the calendar to subscribe to. */
export function EventList({ cx, filter, found, pages, calendar }: EventListProps) {
  const { events, total } = found
  return (
    <div class="stack">
      <Filters cx={cx} filter={filter} found={found} />
      <p role="status">{cx.t('directory.events.found', { count: total })}</p>
      {events.length === 0 && <Nothing cx={cx} filtered={filter.istat !== '' || filter.period !== ''} />}
      <ul class="results link-list">
        {events.map((event) => (
          <li key={event.id}>
            <OneEvent cx={cx} event={event} />
          </li>
        ))}
      </ul>
      <Pagination cx={cx} page={filter.page} pages={pages} />
      <p>
        <a href={calendar}>{cx.t('directory.events.calendar')}</a>
      </p>
    </div>
  )
}

function Filters({ cx, filter, found }: Pick<EventListProps, 'cx' | 'filter' | 'found'>) {
  return (
    <Form action={href(cx, '/eventi')} method="get" class="cluster">
      <SelectField
        cx={cx}
        name="comune"
        label={cx.t('directory.field.istat_code')}
        value={filter.istat}
        empty={cx.t('directory.events.everywhere')}
        options={found.towns.map(({ istat, name, count }) => ({ value: istat, label: `${name} (${count})` }))}
        optional
      />
      <SelectField
        cx={cx}
        name="periodo"
        label={cx.t('directory.events.when')}
        value={filter.period}
        empty={cx.t('directory.events.always')}
        options={(Object.keys(PERIODS) as Period[]).map((value) => ({
          value,
          label: cx.t(`directory.events.${value}`),
        }))}
        optional
      />
      <Button kind="secondary">{cx.t('directory.search.apply')}</Button>
    </Form>
  )
}

const Nothing = ({ cx, filtered }: { cx: Cx; filtered: boolean }) => (
  <Callout>
    <p>{cx.t(filtered ? 'directory.events.none_here' : 'directory.events.none')}</p>
    {filtered && (
      <p>
        <a href={href(cx, '/eventi')}>{cx.t('directory.events.all')}</a>
      </p>
    )}
  </Callout>
)

function OneEvent({ cx, event }: { cx: Cx; event: ShownEvent }) {
  const { id, slug, status, title, about, where, town } = event
  const page = href(cx, `/enti/${slug}`)
  return (
    <article>
      <h2 class="h3">
        <a href={`${page}#evento-${id}`}>
          <ShortText cx={cx} text={title} />
        </a>
        {status !== 'scheduled' && (
          <>
            {' '}
            <Badge tone={status === 'cancelled' ? 'danger' : 'warning'}>
              {cx.t(`directory.event.${status}`)}
            </Badge>
          </>
        )}
      </h2>
      <p>{eventWhen(cx, event)}</p>
      <p>
        <a href={page}>
          <Name cx={cx} lang={event.lang}>
            {event.organization}
          </Name>
        </a>
      </p>
      {where.length > 0 && (
        <p>
          {where.map((line, position) => (
            <Fragment key={line}>
              {position > 0 && COMMA[cx.lang]}
              <Name cx={cx} lang={line === town ? cx.lang : event.lang}>
                {line}
              </Name>
            </Fragment>
          ))}
        </p>
      )}
      {about && (
        <p>
          <ShortText cx={cx} text={{ ...about, text: summary(about.text) }} />
        </p>
      )}
    </article>
  )
}
