import { ics } from '../../platform/calendar/ics.ts'
import { anyone } from '../../platform/http/policy.ts'
import { movedPermanently, text } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { href } from '../../platform/ui/href.ts'
import { calendarEvents } from './calendar-events.ts'
import { loadLiving } from './load-living.ts'
import { calendarPath, type Print, printPath } from './paths.ts'
import { printMaterial } from './print-material.ts'

// Files stand under the language too, but answer programs: errors are problem documents.
const LANG = `:lang{${LANGUAGES.join('|')}}` as const

const printed = (print: Print, summary: string) =>
  rootGet(`/${LANG}/enti/:slug/${print}.pdf`, {
    summary,
    load: (cx, params) => loadLiving(cx, (params as Record<string, string>).slug ?? ''),
    allow: anyone,
    handle: async (cx, { resource, request }) => {
      if ('moved' in resource) return movedPermanently(href(cx, printPath(resource.moved, print)))
      const { id, slug } = resource.sheet.record
      cx.modules.shown(cx, request, { as: 'print', organizationIds: [id] })
      return new Response(await printMaterial(resource.sheet, print), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename="${slug}-${print}-${cx.lang}.pdf"`,
          'x-robots-tag': 'noindex',
        },
      })
    },
  })

/** What is printed of an organisation, in the language of the address. */
export const fileRoutes = [
  printed('locandina', 'The poster of an organisation, one A4 sheet (PDF)'),
  printed('pieghevole', 'The leaflet of an organisation, A4 folded in three (PDF)'),
  rootGet(`/${LANG}/enti/:slug/calendario.ics`, {
    summary: 'Hours and activities of an organisation as a calendar to subscribe to (iCalendar)',
    load: (cx, params) => loadLiving(cx, (params as Record<string, string>).slug ?? ''),
    allow: anyone,
    handle: (cx, { resource }) => {
      if ('moved' in resource) return movedPermanently(href(cx, calendarPath(resource.moved)))
      const { name, slug } = resource.sheet.record
      const url = new URL(`${cx.site.baseUrl}${href(cx, `/enti/${slug}`)}`)
      return text(
        ics({ name, url, events: calendarEvents(resource.sheet) }, cx.now),
        'text/calendar; charset=utf-8',
        {
          'content-disposition': `inline; filename="${slug}.ics"`,
          'cache-control': 'public, max-age=3600',
        },
      )
    },
  }),
]
