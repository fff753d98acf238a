import { LANGUAGE_NAMES, LANGUAGES, type Lang } from '../../../platform/i18n/languages.ts'
import { href } from '../../../platform/ui/href.ts'
import { Table } from '../../../platform/ui/Table.tsx'
import type { Sheet } from '../../directory/api.ts'
import { type Print, printPath } from '../paths.ts'

/** Everything to take away, in the six languages. */
export const Materials = ({ sheet }: { sheet: Sheet }) => (
  <section aria-labelledby="stampare">
    <h2 id="stampare">{sheet.cx.t('promotion.print')}</h2>
    <p class="measure">{sheet.cx.t('promotion.print_lead')}</p>
    <Files sheet={sheet} />
    <p class="measure soft">{sheet.cx.t('promotion.print_translate')}</p>
  </section>
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
