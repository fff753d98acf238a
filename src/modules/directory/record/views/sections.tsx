import type { ComponentChildren } from 'preact'
import type { MessageKey } from '../../../../platform/i18n/messages.ts'
import { comingEvents } from '../event-times.ts'
import { mainSchedules, type Sheet } from '../sheet.ts'
import { weekPlans } from '../week-plan.ts'
import { hasWhat, hasWho, Projects, What, Who } from './About.tsx'
import { Contacts, hasContacts } from './Contacts.tsx'
import { Events } from './Events.tsx'
import { HoursTable } from './HoursTable.tsx'
import { Papers } from './Papers.tsx'
import { hasPictures, Pictures } from './Pictures.tsx'
import { Places } from './Places.tsx'
import { Registry } from './Registry.tsx'
import { Relations, Similars } from './Related.tsx'
import { Services } from './Services.tsx'
import { Sources } from './Sources.tsx'

/** One part of the page; an empty one does not appear, nor does its line in the index. */
interface Section {
  /** In addresses, so that a part can be linked. */
  id: string
  title: MessageKey
  shown: (sheet: Sheet) => boolean
  view: (sheet: Sheet) => ComponentChildren
  /** True where it depends on the hour or on other records, and so cannot be kept for the day. */
  live?: (sheet: Sheet) => boolean
}

/** Nobody is sent to the door of an organisation that ended. */
const stands = ({ record }: Sheet): boolean => record.lifecycle !== 'dissolved'

/** The parts of the page, in the order of what a person in need asks. */
export const SECTIONS: readonly Section[] = [
  { id: 'cosa', title: 'directory.record.what', shown: hasWhat, view: (sheet) => <What sheet={sheet} /> },
  {
    id: 'servizi',
    title: 'directory.record.services',
    shown: (sheet) => stands(sheet) && sheet.record.services.length > 0,
    view: (sheet) => <Services sheet={sheet} />,
    live: ({ record }) => record.schedules.some(({ service_id }) => service_id !== null),
  },
  {
    id: 'orari',
    title: 'directory.record.hours',
    shown: (sheet) => stands(sheet) && weekPlans(mainSchedules(sheet.record), sheet.today).length > 0,
    view: ({ cx, record, today }) => (
      <HoursTable
        cx={cx}
        spans={mainSchedules(record)}
        today={today}
        lang={record.original_lang}
        of={record.name}
      />
    ),
  },
  {
    id: 'dove',
    title: 'directory.record.where',
    shown: (sheet) => stands(sheet) && sheet.record.locations.length > 0,
    view: (sheet) => <Places sheet={sheet} />,
  },
  {
    id: 'contatti',
    title: 'directory.record.contacts',
    shown: (sheet) => stands(sheet) && hasContacts(sheet.record),
    view: ({ cx, record }) => <Contacts cx={cx} record={record} />,
  },
  {
    id: 'eventi',
    title: 'directory.record.events',
    shown: (sheet) => comingEvents(sheet).length > 0,
    view: (sheet) => <Events sheet={sheet} />,
  },
  { id: 'chi', title: 'directory.record.who', shown: hasWho, view: (sheet) => <Who sheet={sheet} /> },
  {
    id: 'immagini',
    title: 'directory.record.pictures',
    shown: hasPictures,
    view: (sheet) => <Pictures sheet={sheet} />,
  },
  {
    id: 'progetti',
    title: 'directory.record.projects',
    shown: ({ record }) => record.programs.length + record.activities.length > 0,
    view: (sheet) => <Projects sheet={sheet} />,
  },
  {
    id: 'documenti',
    title: 'directory.record.papers',
    shown: ({ record }) => record.papers.length > 0,
    view: (sheet) => <Papers sheet={sheet} />,
  },
  {
    id: 'rete',
    title: 'directory.record.network',
    shown: ({ related }) => related.length > 0,
    view: (sheet) => <Relations sheet={sheet} />,
    live: () => true,
  },
  {
    id: 'vicini',
    title: 'directory.record.similar',
    shown: ({ similar }) => similar.length > 0,
    view: (sheet) => <Similars sheet={sheet} />,
    live: () => true,
  },
  {
    id: 'dati',
    title: 'directory.record.registry',
    shown: () => true,
    view: (sheet) => <Registry sheet={sheet} />,
  },
  {
    id: 'fonti',
    title: 'directory.record.sources',
    shown: () => true,
    view: (sheet) => <Sources sheet={sheet} />,
  },
]
