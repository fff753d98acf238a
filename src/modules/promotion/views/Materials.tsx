import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'
import { href } from '../../../platform/ui/href.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import type { Sheet } from '../../directory/api.ts'
import { frameCode, linkCode } from '../embed-code.ts'
import { calendarPath, cardPath, type Print, printPath } from '../paths.ts'

/** Everything to take away: to print, for one's own site, for one's own calendar. */
export const Materials = ({ sheet }: { sheet: Sheet }) => (
  <>
    <section aria-labelledby="stampare">
      <h2 id="stampare">{sheet.cx.t('promotion.print')}</h2>
      <p class="measure">{sheet.cx.t('promotion.print_lead')}</p>
      <Files sheet={sheet} />
      <p class="measure soft">{sheet.cx.t('promotion.print_translate')}</p>
    </section>
    <CardForSites sheet={sheet} />
    <CalendarToKeep sheet={sheet} />
  </>
)

function Files({ sheet: { cx, record } }: { sheet: Sheet }) {
  const link = (lang: Lang, print: Print) => (
    <a
      href={href({ lang }, printPath(record.slug, print))}
      hreflang={lang}
      type="application/pdf"
      rel="nofollow"
    >
      {cx.t(`promotion.${print}`)}
      <span class="visually-hidden"> ({LANGUAGE_NAMES[lang]})</span> PDF
    </a>
  )
  return (
    <Table
      caption={cx.t('promotion.print')}
      quietCaption
      rows={LANGUAGES}
      columns={[
        { label: cx.t('promotion.language'), cell: (lang) => <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi> },
        { label: cx.t('promotion.locandina_hint'), cell: (lang) => link(lang, 'locandina') },
        { label: cx.t('promotion.pieghevole_hint'), cell: (lang) => link(lang, 'pieghevole') },
      ]}
    />
  )
}

const CardForSites = ({ sheet }: { sheet: Sheet }) => (
  <section aria-labelledby="siti">
    <h2 id="siti">{sheet.cx.t('promotion.card')}</h2>
    <p class="measure">{sheet.cx.t('promotion.card_lead')}</p>
    <p>
      <a href={href(sheet.cx, cardPath(sheet.record.slug))}>{sheet.cx.t('promotion.card_see')}</a>
    </p>
    <Code id="cornice" label={sheet.cx.t('promotion.card_frame')} code={frameCode(sheet)} />
    <Code id="rimando" label={sheet.cx.t('promotion.card_link')} code={linkCode(sheet)} />
  </section>
)

const Code = ({ id, label, code }: { id: string; label: string; code: string }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <textarea class="form-control" id={id} rows={6} dir="ltr" readOnly>
      {code}
    </textarea>
  </div>
)

function CalendarToKeep({ sheet: { cx, record } }: { sheet: Sheet }) {
  const path = href(cx, calendarPath(record.slug))
  return (
    <section aria-labelledby="calendario">
      <h2 id="calendario">{cx.t('promotion.calendar')}</h2>
      <p class="measure">{cx.t('promotion.calendar_lead')}</p>
      <p>
        <a href={path} type="text/calendar" rel="nofollow">
          <bdi dir="ltr" class="wraps">{`${cx.site.baseUrl}${path}`}</bdi>
        </a>
      </p>
    </section>
  )
}
