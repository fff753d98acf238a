import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { Raw } from '../../../platform/ui/html.ts'
import type { FilterKey } from '../search/search.ts'
import { filterName, searchHref, without } from './chosen.ts'
import type { Results } from './results-page.tsx'

/** What to do when nothing was found: which filter to drop and what that gives, plainer words, the desk. */
export function NoResults({ cx, results }: { cx: Cx; results: Results }) {
  const { asked, answer, nearest = [], parts } = results
  const ways = (Object.entries(answer.without) as [FilterKey | 'q', number][])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => a - b)
  return (
    <div class="measure">
      {ways.length > 0 && (
        <>
          <h3>{cx.t('directory.search.none_drop')}</h3>
          <ul>
            {ways.map(([key, count]) => (
              <li key={key}>
                <a href={searchHref(cx, without(asked, key))}>
                  {cx.t('directory.search.none_without', { filter: filterName(cx, key), count })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {nearest.length > 0 && (
        <>
          <h3>{cx.t('directory.search.none_nearest')}</h3>
          <ol class="results plain-list">
            <Raw html={parts.slot(nearest)} />
          </ol>
        </>
      )}
      <h3>{cx.t('directory.search.none_words_title')}</h3>
      <p>{cx.t('directory.search.none_words')}</p>
      <p>
        <a href={href(cx, '/enti')}>{cx.t('directory.search.all')}</a>
      </p>
      <Desk cx={cx} />
    </div>
  )
}

/** Who can be asked in person. */
function Desk({ cx }: { cx: Cx }) {
  const { address, phone, email } = cx.site.contacts ?? {}
  if (!address && !phone && !email) return null
  return (
    <>
      <h3>{cx.t('directory.search.none_desk')}</h3>
      <ul class="plain-list">
        {phone && (
          <li>
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <bdi dir="ltr">{phone}</bdi>
            </a>
          </li>
        )}
        {email && (
          <li>
            <a href={`mailto:${email}`}>
              <bdi dir="ltr">{email}</bdi>
            </a>
          </li>
        )}
        {address && <li>{address}</li>}
      </ul>
    </>
  )
}
