import type { ComponentChildren } from 'preact'
import { LinkButton } from '../../../../platform/ui/Button.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { openState } from '../opening-hours.ts'
import { mainSchedules, type Sheet } from '../sheet.ts'
import { hasWhat, hasWho, Projects, What, Who } from './About.tsx'
import { Contacts, hasContacts } from './Contacts.tsx'
import { HoursTable } from './HoursTable.tsx'
import { Places } from './Places.tsx'
import { PrintCard } from './PrintCard.tsx'
import { Registry } from './Registry.tsx'
import { Relations, Similars } from './Related.tsx'
import { Services } from './Services.tsx'
import { ShareBlock } from './ShareBlock.tsx'
import { Sources } from './Sources.tsx'
import { Top } from './Top.tsx'

/** One part of the page; an empty one does not appear, nor does its line in the index. */
interface Section {
  /** In addresses, so that a part can be linked. */
  id: string
  title: string
  content: ComponentChildren
}

/** The page of an organisation: help first, then everything there is to know, then where the data come from. */
export function OrganizationPage({ sheet }: { sheet: Sheet }) {
  const sections = sectionsOf(sheet)
  const { cx, record } = sheet
  return (
    <>
      <Top sheet={sheet} />
      <PrintCard sheet={sheet} />
      <div class="with-aside no-print">
        <div>
          {sections.map(({ id, title, content }) => (
            <section key={id} class="record-section" aria-labelledby={id}>
              <h2 id={id}>{title}</h2>
              {content}
            </section>
          ))}
          <p>
            <LinkButton
              href={href(cx, `/enti/${record.slug}/segnala`)}
              kind="secondary"
              icon="flag"
              rel="nofollow"
            >
              {cx.t('directory.record.report')}
            </LinkButton>
          </p>
        </div>
        <aside class="record-aside">
          <nav class="page-index" aria-labelledby="indice">
            <h2 id="indice" class="aside-title">
              {cx.t('directory.record.index')}
            </h2>
            <ul class="link-list">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
          <ShareBlock sheet={sheet} />
        </aside>
      </div>
    </>
  )
}

function sectionsOf(sheet: Sheet): Section[] {
  const { cx, record, today } = sheet
  const open = record.lifecycle !== 'dissolved'
  const main = mainSchedules(record)
  const hours = open && openState(main, cx.now, cx.config.timeZone).state !== 'unknown'
  const t = cx.t
  const all: [show: boolean, id: string, title: string, content: () => ComponentChildren][] = [
    [hasWhat(sheet), 'cosa', t('directory.record.what'), () => <What sheet={sheet} />],
    [
      open && record.services.length > 0,
      'servizi',
      t('directory.record.services'),
      () => <Services sheet={sheet} />,
    ],
    [
      hours,
      'orari',
      t('directory.record.hours'),
      () => <HoursTable cx={cx} spans={main} today={today} lang={record.original_lang} of={record.name} />,
    ],
    [
      open && record.locations.length > 0,
      'dove',
      t('directory.record.where'),
      () => <Places sheet={sheet} />,
    ],
    [
      open && hasContacts(record),
      'contatti',
      t('directory.record.contacts'),
      () => <Contacts cx={cx} record={record} />,
    ],
    [hasWho(sheet), 'chi', t('directory.record.who'), () => <Who sheet={sheet} />],
    [
      record.programs.length + record.activities.length > 0,
      'progetti',
      t('directory.record.projects'),
      () => <Projects sheet={sheet} />,
    ],
    [sheet.related.length > 0, 'rete', t('directory.record.network'), () => <Relations sheet={sheet} />],
    [sheet.similar.length > 0, 'vicini', t('directory.record.similar'), () => <Similars sheet={sheet} />],
    [true, 'dati', t('directory.record.registry'), () => <Registry sheet={sheet} />],
    [true, 'fonti', t('directory.record.sources'), () => <Sources sheet={sheet} />],
  ]
  return all.filter(([show]) => show).map(([, id, title, content]) => ({ id, title, content: content() }))
}
