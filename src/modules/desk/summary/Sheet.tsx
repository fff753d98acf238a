import type { Cx } from '../../../platform/cx.ts'
import { groupWord } from '../../directory/api.ts'
import type { PartLines } from '../../freshness/api.ts'

/** A public record as it is printed: what to call and where to go, in short lines. */
export interface SheetRecord {
  id: string
  name: string
  lang: string
  parts: readonly PartLines[]
  /** A machine translated some of it. */
  machine: boolean
  /** Address of its page on the site. */
  url: string
}

/** What somebody was told, to take away: large letters, nothing of the person. */
export const Sheet = ({ cx, records }: { cx: Cx; records: readonly SheetRecord[] }) => (
  <div class="large-print">
    <p class="no-print">{cx.t('desk.sheet_how')}</p>
    {records.length === 0 && <p>{cx.t('desk.sheet_empty')}</p>}
    {records.map((record) => (
      <section key={record.id} class="sheet-record" aria-labelledby={`s-${record.id}`}>
        <h2 id={`s-${record.id}`}>
          <bdi lang={record.lang} class="wraps">
            {record.name}
          </bdi>
        </h2>
        {record.machine && <p>{cx.t('directory.record.machine_translation')}</p>}
        <dl class="facts">
          {record.parts.map(({ part, lines }) => (
            <div key={part}>
              <dt>{cx.t(groupWord(part))}</dt>
              {lines.map((line, index) => (
                <dd key={index}>
                  <bdi class="wraps">{line}</bdi>
                </dd>
              ))}
            </div>
          ))}
        </dl>
        <p>
          <bdi dir="ltr" class="wraps">
            {record.url}
          </bdi>
        </p>
      </section>
    ))}
    <p>{cx.t('desk.sheet_foot', { site: cx.site.name, date: cx.now })}</p>
  </div>
)
