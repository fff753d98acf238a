import type { Cx } from '../../../platform/cx.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { text } from '../../../platform/http/response.ts'
import { get } from '../../../platform/http/route.ts'
import { pace } from '../../../platform/pace/in-turn.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { eventsCalendar } from './events-ics.ts'
import { eventFilter } from './filter.ts'
import { readEvents } from './read-events.ts'
import { EventList } from './views/EventList.tsx'

/** Where the coming events of all organisations are. */
export const EVENTS_PATH = '/eventi'
const PAGE_SIZE = 20
const IN_CALENDAR = 500

const calendarHref = (cx: Cx): string => `${href(cx, `${EVENTS_PATH}.ics`)}${cx.url.search}`

/** The coming events of all organisations, to be read and as a calendar. */
export const eventRoutes = [
  get(`${EVENTS_PATH}.ics`, {
    summary: 'Coming events of all organisations as a calendar to subscribe to (iCalendar)',
    allow: anyone,
    open: true,
    handle: async (cx) => {
      const { events } = await readEvents(cx, { ...eventFilter(cx.url), page: 1 }, IN_CALENDAR)
      await pace.goOn()
      return text(eventsCalendar(cx, events), 'text/calendar; charset=utf-8', {
        'content-disposition': 'inline; filename="eventi.ics"',
        'cache-control': 'public, max-age=3600',
      })
    },
  }),
  get(EVENTS_PATH, {
    summary: 'Coming events of all organisations, by municipality and period',
    allow: anyone,
    sitemap: true,
    handle: async (cx) => {
      const filter = eventFilter(cx.url)
      const found = await readEvents(cx, filter, PAGE_SIZE)
      const title = cx.t('directory.events.title')
      const options = {
        title,
        description: cx.t('directory.events.description'),
        breadcrumb: [],
        indexed: cx.url.search === '',
        feeds: [{ type: 'text/calendar', title, href: calendarHref(cx) }],
      }
      const pages = Math.ceil(found.total / PAGE_SIZE)
      return page(
        cx,
        options,
        <EventList cx={cx} filter={filter} found={found} pages={pages} calendar={calendarHref(cx)} />,
      )
    },
  }),
]
