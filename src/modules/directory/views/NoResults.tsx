import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { Raw } from '../../../platform/ui/html.ts'
import type { FilterKey } from '../search/search.ts'
import { filterName, searchHref, without } from './chosen.ts'
import type { Results } from './results-page.tsx'

/** What to do when nothing was found: which filter to drop and what that gives, plainer words, the desk. */
export function NoResults({ cx, results }: { cx: Cx; results: Results }) {
  const { asked, answer, nearest } = results
  const everything = href(cx, '/enti')
  const ways = (Object.entries(answer.without) as [FilterKey | 'q', number][])
    .map(([key, count]) => ({ key, count, to: searchHref(cx, without(asked, key)) }))
    // Without the only thing that was asked everything is there, which has its own link.
    .filter(({ count, to }) => count > 0 && to !== everything)
    .sort((a, b) => a.count - b.count)
  return (
    <div class="measure">
      {ways.length > 0 && (
        <>
          <h3>{cx.t('directory.search.none_drop')}</h3>
          <ul>
            {ways.map(({ key, count, to }) => (
              <li key={key}>
                <a href={to}>
                  {cx.t('directory.search.none_without', { filter: filterName(cx, key), count })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {nearest && nearest.html !== '' && (
        <>
          <h3>{cx.t('directory.search.none_nearest')}</h3>
          <ol class="results plain-list">
            <Raw html={nearest.html} />
          </ol>
        </>
      )}
      <h3>{cx.t('directory.search.none_words_title')}</h3>
      <p>{cx.t('directory.search.none_words')}</p>
      <p>
        <a href={everything}>{cx.t('directory.search.all')}</a>
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
