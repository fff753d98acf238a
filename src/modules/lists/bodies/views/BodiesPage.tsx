import type { Cx } from '../../../../platform/cx.ts'
import { Accordion } from '../../../../platform/ui/Accordion.tsx'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Chip } from '../../../../platform/ui/Chip.tsx'
import { Choice } from '../../../../platform/ui/Choice.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { BODIES, VIEWS } from '../../paths.ts'
import type { SavedView } from '../../saved/saved-views.ts'
import type { BodyWords } from '../body-words.ts'
import { filterQuery } from '../filter.ts'
import type { BodyRow } from '../queries.ts'
import type { BodiesQuery } from '../routes.tsx'
import { BodiesTable } from './BodiesTable.tsx'
import { BodyFilters } from './BodyFilters.tsx'

export interface BodiesProps {
  cx: Cx
  query: BodiesQuery
  /** Names of the places for which the reader works; `undefined` is everywhere. */
  where: string | undefined
  rows: readonly BodyRow[]
  /** Whether the list goes on after these. */
  more: boolean
  total: number
  views: readonly SavedView[]
  words: BodyWords
}

/** All organisations: saved views, filters, how many there are, the list and the way on. */
export const BodiesPage = (props: BodiesProps) => {
  const { cx, query, where, rows, total } = props
  return (
    <div class="stack">
      {query.salvata !== undefined && <Alert cx={cx} tone="success" live title={cx.t('lists.view_saved')} />}
      {query.nessuno !== undefined && <Alert cx={cx} tone="warning" live title={cx.t('lists.none_chosen')} />}
      {where && <p>{cx.t('lists.only_here', { places: where })}</p>}
      <Views {...props} />
      <BodyFilters {...props} />
      <p role="status">{cx.t('lists.count', { count: total })}</p>
      {total === 0 && <p>{cx.t('lists.none')}</p>}
      {rows.length > 0 && <BodiesTable {...props} />}
      <Onward {...props} />
      <Keep {...props} />
    </div>
  )
}

const Views = ({ cx, views }: BodiesProps) =>
  views.length > 0 && (
    <nav aria-label={cx.t('lists.views')}>
      <ul class="cluster">
        {views.map((view) => (
          <li key={view.id}>
            <Chip href={href(cx, `${BODIES}?${view.query}`)}>
              <bdi>{view.name}</bdi>
            </Chip>
          </li>
        ))}
      </ul>
    </nav>
  )

/** The next page begins after the last record of this one, wherever that stands by then. */
function Onward({ cx, query, rows, more }: BodiesProps) {
  const last = rows.at(-1)
  const chosen = filterQuery(query)
  const first = `${BODIES}${chosen && `?${chosen}`}`
  const next = new URLSearchParams(chosen)
  if (last) next.set('dopo', `${last.id}:${last.key}`)
  return (
    <nav class="cluster" aria-label={cx.t('ui.pages')}>
      {query.dopo !== '' && <a href={href(cx, first)}>{cx.t('lists.from_start')}</a>}
      {more && (
        <a href={href(cx, `${BODIES}?${next}`)} rel="next">
          {cx.t('ui.pages_next')}
        </a>
      )}
      <a href={href(cx, `${VIEWS}/enti.csv${chosen && `?${chosen}`}`)}>{cx.t('lists.csv')}</a>
    </nav>
  )
}

const Keep = ({ cx, query }: BodiesProps) => (
  <Accordion summary={cx.t('lists.keep')}>
    <Form action={href(cx, VIEWS)} once hidden={{ ritorno: filterQuery(query) }}>
      <TextField cx={cx} name="nome" label={cx.t('lists.view_name')} />
      <Choice
        type="checkbox"
        id="condivisa"
        name="condivisa"
        value="si"
        label={cx.t('lists.share_view')}
        checked={false}
      />
      <Button kind="secondary">{cx.t('lists.keep_view')}</Button>
    </Form>
    <p>
      <a href={href(cx, VIEWS)}>{cx.t('lists.manage_views')}</a>
    </p>
  </Accordion>
)
