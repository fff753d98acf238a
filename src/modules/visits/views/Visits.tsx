import type { Cx } from '../../../platform/cx.ts'
import { isLang, LANGUAGE_NAMES } from '../../../platform/i18n/languages.ts'
import { Accordion } from '../../../platform/ui/Accordion.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import { COLUMNS, type Report } from '../report.ts'
import { monthWords, toldWords } from '../words.ts'
import { Chart } from './Chart.tsx'

interface VisitsProps {
  cx: Cx
  report: Report
  /** Address of the file, without language. */
  csv: string
}

/** How often an organisation was found: drawn, as a table, by language and by words. */
export const Visits = ({ cx, report, csv }: VisitsProps) => (
  <>
    <p class="measure">{cx.t('visits.lead')}</p>
    <section aria-labelledby="mesi">
      <h2 id="mesi">{cx.t('visits.months')}</h2>
      <Chart cx={cx} rows={report.rows} />
      <Months cx={cx} report={report} />
      <p>
        <a href={href(cx, csv)}>{cx.t('visits.csv')}</a>
      </p>
    </section>
    <Words cx={cx} report={report} />
    <Languages cx={cx} report={report} />
    <Accordion summary={cx.t('visits.how')}>
      <ul class="measure">
        {(['how_views', 'how_few', 'how_programs', 'how_contacts', 'how_average'] as const).map((line) => (
          <li key={line}>{cx.t(`visits.${line}`)}</li>
        ))}
      </ul>
    </Accordion>
  </>
)

type Part = Pick<VisitsProps, 'cx' | 'report'>

function Months({ cx, report: { rows } }: Part) {
  const compared = rows.some(({ average }) => average !== undefined)
  return (
    <Table
      caption={cx.t('visits.table')}
      wide
      rows={rows.toReversed()}
      columns={[
        { label: cx.t('visits.month'), cell: ({ month }) => monthWords(cx, month) },
        ...COLUMNS.map((shown) => ({
          label: cx.t(`visits.shown_${shown}`),
          number: true,
          cell: ({ counts }: (typeof rows)[number]) => toldWords(cx, counts[shown]),
        })),
        ...(compared
          ? [
              {
                label: cx.t('visits.average'),
                number: true,
                cell: ({ average }: (typeof rows)[number]) => toldWords(cx, average ?? 0),
              },
            ]
          : []),
      ]}
    />
  )
}

const Words = ({ cx, report: { words } }: Part) => (
  <section aria-labelledby="parole">
    <h2 id="parole">{cx.t('visits.words')}</h2>
    {words.length === 0 ? (
      <p class="measure">{cx.t('visits.words_none')}</p>
    ) : (
      <Table
        caption={cx.t('visits.words')}
        quietCaption
        rows={words}
        columns={[
          {
            label: cx.t('visits.searched'),
            cell: ({ text, lang }) => (
              <bdi class="wraps" lang={lang}>
                {text}
              </bdi>
            ),
          },
          { label: cx.t('visits.times'), number: true, cell: ({ times }) => toldWords(cx, times) },
        ]}
      />
    )}
  </section>
)

const Languages = ({ cx, report: { languages } }: Part) =>
  languages.length > 0 && (
    <section aria-labelledby="lingue">
      <h2 id="lingue">{cx.t('visits.languages')}</h2>
      <Table
        caption={cx.t('visits.languages')}
        quietCaption
        rows={languages}
        columns={[
          {
            label: cx.t('visits.language'),
            cell: ({ lang }) => <bdi lang={lang}>{isLang(lang) ? LANGUAGE_NAMES[lang] : lang}</bdi>,
          },
          { label: cx.t('visits.shown_page'), number: true, cell: ({ seen }) => toldWords(cx, seen) },
        ]}
      />
    </section>
  )
