import type { Cx } from '../../../platform/cx.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { href } from '../../../platform/ui/href.ts'
import { OnPaper, type Sheet as RecordSheet } from '../../directory/api.ts'

/** What somebody was told, to take away: large letters, nothing of the person. */
export const Sheet = ({ cx, sheets }: { cx: Cx; sheets: readonly RecordSheet[] }) => (
  <div class="large-print">
    <p class="no-print">{cx.t('desk.sheet_how')}</p>
    {sheets.length === 0 && <p>{cx.t('desk.sheet_empty')}</p>}
    {sheets.map((sheet) => (
      <section key={sheet.record.id} class="sheet-record" aria-labelledby={`s-${sheet.record.id}`}>
        <h2 id={`s-${sheet.record.id}`}>
          <bdi lang={sheet.record.original_lang} class="wraps">
            {sheet.record.name}
          </bdi>
        </h2>
        <OnPaper sheet={sheet} />
        <p>
          <bdi dir="ltr" class="wraps">
            {siteAddress(cx.config)}
            {href(cx, `/enti/${sheet.record.slug}`)}
          </bdi>
        </p>
      </section>
    ))}
    <p>{cx.t('desk.sheet_foot', { site: cx.site.name, date: cx.now })}</p>
  </div>
)
