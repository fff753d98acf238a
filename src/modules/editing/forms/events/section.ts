import { clockAt } from '../../../../platform/i18n/time-zone.ts'
import { eventWhen, isOver } from '../../../directory/api.ts'
import { withoutRow } from '../rows-of.ts'
import type { Section } from '../section.ts'
import { EventFields } from './EventFields.tsx'
import { type EventValues, eventForm, eventValues, withEvent } from './events.ts'

/** What happens on a day and at an hour; what is over comes last. */
export const events: Section<EventValues> = {
  name: 'eventi',
  group: 'events',
  title: 'directory.group.events',
  why: 'editing.forms.events_why',
  rows: {
    add: 'editing.forms.events_add',
    list: (document, cx, known) => {
      const today = clockAt(cx.now, known.timeZone).day
      const rows = document.events.map((event) => {
        const over = isOver(event, today)
        const marks = [
          event.status === 'scheduled' ? '' : cx.t(`directory.event.${event.status}`),
          over ? cx.t('editing.forms.event_past') : '',
        ]
        const about = [eventWhen(cx, event), ...marks].filter(Boolean).join(' · ')
        return { over, row: { id: event.id, title: event.name, lines: [about] } }
      })
      const past = rows.filter(({ over }) => over).toReversed()
      return [...rows.filter(({ over }) => !over), ...past].map(({ row }) => row)
    },
    remove: (document, row) => ({ ...document, events: withoutRow(document.events, row) }),
  },
  form: eventForm,
  valuesOf: eventValues,
  apply: withEvent,
  again: (values) => (values.passo === 'cerca' ? values : undefined),
  Fields: EventFields,
}
