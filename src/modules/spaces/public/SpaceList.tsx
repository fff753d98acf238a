import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Pagination } from '../../../platform/ui/Pagination.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { SPACES } from '../paths.ts'
import type { ListedSpace } from './list-spaces.ts'
import { Words } from './SpaceHead.tsx'
import { textOf } from './shown.ts'

interface Props {
  cx: Cx
  q: string
  sites: readonly ListedSpace[]
  total: number
  page: number
  pages: number
}

/** The sites of organisations, with a search of their own. */
export const SpaceList = ({ cx, q, sites, total, page, pages }: Props) => (
  <div class="stack">
    <Form action={href(cx, SPACES)} method="get" class="measure">
      <TextField cx={cx} name="q" type="search" label={cx.t('spaces.search')} value={q} optional />
      <Button kind="secondary">{cx.t('spaces.search_do')}</Button>
    </Form>
    <p role="status">{cx.t('spaces.count', { count: total })}</p>
    {q !== '' && total === 0 && (
      <p>
        <a href={href(cx, SPACES)}>{cx.t('spaces.all_sites')}</a>
      </p>
    )}
    <ul class="link-list">
      {sites.map((site) => {
        const shown = { cx, document: site.document }
        const tagline = textOf(shown, site.document.site.values, 'tagline')
        return (
          <li key={site.id}>
            <a href={href(cx, `${SPACES}/${site.slug}`)}>
              <Words shown={shown} text={textOf(shown, site.document.site.values, 'name')} />
            </a>
            {tagline && (
              <p>
                <Words shown={shown} text={tagline} />
              </p>
            )}
          </li>
        )
      })}
    </ul>
    <Pagination cx={cx} page={page} pages={pages} />
  </div>
)
