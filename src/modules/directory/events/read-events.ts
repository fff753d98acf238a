import type { Cx } from '../../../platform/cx.ts'
import { wallTime } from '../record/calendar.ts'
import { type LocalText, textsIn } from '../record/local-text.ts'
import { vocabularyOf } from '../record/vocabulary.ts'
import { type EventFilter, until } from './filter.ts'
import { countEvents, type ListedEvent, listEvents, listEventTexts } from './list-events.ts'

/** An event as a reader of one language sees it. */
export interface ShownEvent extends ListedEvent {
  title: LocalText | undefined
  about: LocalText | undefined
  /** Room or place, address and municipality, as far as they are known. */
  where: string[]
  /** Its municipality, in the reader's language. */
  town: string | undefined
}

/** Coming events for one reader, and in which municipalities there are any. */
export interface ShownEvents {
  events: ShownEvent[]
  total: number
  towns: { istat: string; name: string; count: number }[]
}

/** One page of the events asked for. */
export async function readEvents(cx: Cx, filter: EventFilter, pageSize: number): Promise<ShownEvents> {
  const { date: today } = wallTime(cx.now, cx.config.timeZone)
  const span = { today, until: until(filter, today), istat: filter.istat }
  const [counts, rows, words] = await Promise.all([
    countEvents(cx.db, span),
    listEvents(cx.db, span, { limit: pageSize, offset: (filter.page - 1) * pageSize }),
    vocabularyOf(cx),
  ])
  const ids = rows.map(({ id }) => id)
  const texts = await listEventTexts(cx.db, ids, cx.lang)
  const events = rows.map((row): ShownEvent => {
    const text = textsIn(cx.lang, row.lang, texts)
    const town = words.municipality(row.istat)?.name
    return {
      ...row,
      title: text(row.id, 'name', row.name),
      about: text(row.id, 'description', row.description),
      town,
      where: [row.place_name, row.place, row.address, town].filter((line): line is string => !!line),
    }
  })
  const towns = counts.flatMap(({ istat, count }) => {
    const name = words.municipality(istat)?.name
    return istat && name ? [{ istat, name, count: Number(count) }] : []
  })
  const asked = counts.filter(({ istat }) => filter.istat === '' || istat === filter.istat)
  return {
    events,
    total: asked.reduce((sum, { count }) => sum + Number(count), 0),
    towns: towns.sort((a, b) => a.name.localeCompare(b.name, cx.lang)),
  }
}
